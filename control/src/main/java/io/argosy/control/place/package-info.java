/// Gives pending tasks a node, or keeps the reasons why it cannot.
///
/// The loop is the only writer of a task's node and of the record of which node holds a volume; both are written together. Reasons live in memory:
/// the first pass of another server finds them again.
package io.argosy.control.place;
