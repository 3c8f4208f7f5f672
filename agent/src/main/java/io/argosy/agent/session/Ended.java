package io.argosy.agent.session;

import java.util.Objects;
import java.util.Optional;

/// The end of a session, or of a try at one.
///
/// @param problem why, for people; empty when it simply was closed
/// @param leader `host:port` of the server that leads, when the other one said so
/// @param passing whether the other one was there and only does not lead
record Ended(Optional<String> problem, Optional<String> leader, boolean passing) {

    Ended {
        Objects.requireNonNull(problem, "problem");
        Objects.requireNonNull(leader, "leader");
    }

    static Ended of(Optional<String> problem) {
        return new Ended(problem, Optional.empty(), false);
    }
}
