package io.argosy.agent.gateway;

/// What HAProxy says of a configuration it is not using yet.
sealed interface Check {
    record Valid() implements Check {}

    /// @param why in HAProxy's words
    record Invalid(String why) implements Check {}
}
