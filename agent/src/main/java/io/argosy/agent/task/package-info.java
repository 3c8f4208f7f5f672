/// Drivers: each takes one task of the assignment to where the server wants it, a step at a time.
///
/// [io.argosy.agent.task.NextStep] decides and [io.argosy.agent.task.Telling] reports; both are pure functions of a [io.argosy.agent.task.Situation] and the time. [io.argosy.agent.task.TaskDriver] looks, asks what is
/// next, and does it; it is the only writer of its task's situation. What must outlive the agent is in a [io.argosy.agent.task.History] on disk, written before anything
/// is told to anybody; everything else is found again on the engine.
package io.argosy.agent.task;
