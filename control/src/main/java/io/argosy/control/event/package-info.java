/// What happened, in order, the last ten thousand of it.
package io.argosy.control.event;
