/// Giving turns to work that waits for signals: the one place that knows of threads, so that loops, watches and subscriptions can be run on threads, or one after another on
/// virtual time.
package io.argosy.store.turn;
