/// What a deploy would do, without doing it: the planner run forward in a world where everything goes well.
package io.argosy.planning.preview;
