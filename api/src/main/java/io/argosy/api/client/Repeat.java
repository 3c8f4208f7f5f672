package io.argosy.api.client;

/// When a request may be sent again.
enum Repeat {

    /// Whatever became of it, and soon: it changes nothing.
    LOOK,

    /// Whatever became of it: doing it twice is doing it once.
    ALWAYS,

    /// When it is certain that nothing happened.
    UNDONE,

    /// When no server was reached: its body can be read once only.
    UNSENT;

    /// Whether it may be sent again though it may have happened.
    boolean inDoubt() {
        return this == LOOK || this == ALWAYS;
    }
}
