/// The engine of every reconciler.
///
/// A loop takes no input and is idempotent: each pass looks at the whole and does what is left to do. It runs when it is signalled, when it
/// asked to be woken, and by a period, which is also its retry. Passes of one loop never overlap.
package io.argosy.control.loop;
