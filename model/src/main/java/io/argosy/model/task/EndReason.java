package io.argosy.model.task;

/// Why a task ended.
public enum EndReason {
    /// The process ended with exit code 0 and its restart policy asks for no more.
    COMPLETED,
    /// The process ended otherwise, and its restart policy asks for no more.
    FAILED,
    /// It could not be made ready to run: no image, no such device, a port that is taken.
    REJECTED,
    /// The server wanted it to stop.
    STOPPED,
    /// Its container disappeared without Argosy's doing.
    LOST
}
