package io.argosy.planning.rebalance;

import io.argosy.model.node.Liveness;
import io.argosy.scheduling.cluster.NodeSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/// Whether the cluster as a whole is calm enough to move anything.
final class Calm {

    /// When it is looked again while a node is not heard.
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private Calm() {}

    /// When it will be at the earliest; a moment that has passed when it is now. Empty when only news can tell.
    static Optional<Instant> at(RebalanceView view, Duration calm, Instant now) {
        if (view.nodes().stream().anyMatch(Calm::away)) {
            return Optional.empty();
        }
        Stream<Instant> losses = view.nodes().stream().filter(NodeSnapshot::lost).map(node -> node.liveness().since().plus(calm));
        Stream<Instant> suspicion = view.suspecting() ? Stream.of(now.plus(AGAIN)) : Stream.empty();
        return Stream.concat(Stream.concat(losses, suspicion), Stream.of(view.ledSince().plus(calm))).max(Instant::compareTo);
    }

    /// Whether it may come back or be lost. One that joined and never connected is neither.
    private static boolean away(NodeSnapshot node) {
        return node.liveness().state() == Liveness.State.AWAY && node.liveness().lostAt().isPresent();
    }
}
