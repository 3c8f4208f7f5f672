package io.argosy.compose.convert;

/// What becomes of a field that the model does not carry.
sealed interface Treatment {
    /// Without it the app would not be what its file says: refused.
    record Refuse(String remedy) implements Treatment {}

    /// Nothing of it is lost: other phases have dealt with it.
    record Settled() implements Treatment {}

    /// Left out, with a warning.
    record Ignore() implements Treatment {}
}
