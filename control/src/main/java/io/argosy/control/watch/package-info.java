/// Telling of changes as they happen, to a bounded number of listeners, none of which can hold up anybody.
package io.argosy.control.watch;
