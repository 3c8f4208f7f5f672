package io.argosy.scheduling.rule;

import java.util.Objects;
import java.util.Optional;

/// Why a node was refused.
///
/// @param reason the same words for all nodes refused alike: they are counted by it
/// @param detail what differs from node to node, such as how much is free; may be empty
/// @param nearness how close the node came to being accepted, among nodes refused for the same reason: the detail of the nearest is shown
public record Rejection(String reason, String detail, long nearness) {

    public Rejection {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(detail, "detail");
    }

    public static Optional<Rejection> because(String reason) {
        return Optional.of(new Rejection(reason, "", 0));
    }

    public static Optional<Rejection> because(String reason, String detail, long nearness) {
        return Optional.of(new Rejection(reason, detail, nearness));
    }
}
