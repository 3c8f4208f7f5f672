/// Gives pending tasks a node, or keeps the reasons why it cannot.
///
/// Less important tasks are told to stop for one that finds no room, and tasks that replace lost ones start a few at a time ([Wave]).
///
/// The loop is the only writer of a task's node and of the record of which node holds a volume; both are written together. Reasons live in memory:
/// the first pass of another server finds them again.
package io.argosy.control.place;
