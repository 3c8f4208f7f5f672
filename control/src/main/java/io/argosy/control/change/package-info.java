/// How records change: read one snapshot, decide, write as a whole, and decide anew when somebody was faster.
///
/// An [io.argosy.control.change.Edit] expects every record that it writes, or says it relies on, to be as its snapshot shows it. Events and audit
/// records go into the same transaction.
package io.argosy.control.change;
