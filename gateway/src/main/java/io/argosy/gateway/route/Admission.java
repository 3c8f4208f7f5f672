package io.argosy.gateway.route;

/// Which connections a server gets.
public enum Admission {
    /// New ones.
    READY,
    /// None that are new; those it has go on.
    DRAIN
}
