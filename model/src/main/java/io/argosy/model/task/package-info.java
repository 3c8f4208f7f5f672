/// Tasks: what the server wants of them, what their agents say of them, and which states may follow which.
///
/// A [io.argosy.model.task.Task] is desired state and has one writer, the server's loops. A
/// [io.argosy.model.task.TaskStatus] is observed status and has one writer, the agent of the task's node. A task is never moved and never
/// changed: another node or another spec is another task in the slot.
package io.argosy.model.task;
