package io.argosy.agent.swarm;

import io.argosy.agent.label.Labels;
import io.argosy.engine.SwarmState;
import io.argosy.model.network.SwarmPart;
import io.argosy.model.network.SwarmToken;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// What is to be done so that the engine fills its part.
sealed interface SwarmStep {
    String FOREIGN = "this node's engine is in a Swarm already that is not this cluster's: leave it with `docker swarm leave --force`, if nothing needs it any more";

    record Nothing() implements SwarmStep {}

    record Begin(String addressPool) implements SwarmStep {}

    record Join(List<String> managers, SwarmToken token) implements SwarmStep {}

    record Restore() implements SwarmStep {}

    record Leave() implements SwarmStep {}

    /// The engine is left as it is.
    ///
    /// @param problem for people, with its remedy
    record Refuse(String problem) implements SwarmStep {}

    /// What managers can say of their Swarm.
    ///
    /// @param led whether one of them leads, so that the Swarm can change
    /// @param cluster the one that the Swarm's label names
    record Knowledge(boolean led, Optional<String> cluster) {}

    /// @param knows asked only where the engine is a manager
    /// @param joined the membership this agent led the engine into
    /// @param cluster ours
    static SwarmStep of(SwarmPart part, SwarmState state, Supplier<Knowledge> knows, Optional<String> joined, String cluster) {
        return switch (state) {
            case SwarmState.Outside() -> whenOutside(part);
            case SwarmState.Member member -> whenMember(part, member, knows, joined, cluster);
        };
    }

    private static SwarmStep whenOutside(SwarmPart part) {
        return switch (part) {
            case SwarmPart.Found(String pool) -> new Begin(pool);
            case SwarmPart.Join(List<String> managers, SwarmToken token) -> new Join(managers, token);
            case SwarmPart.Stay _, SwarmPart.Restore _, SwarmPart.Leave _ -> new Nothing();
        };
    }

    private static SwarmStep whenMember(
            SwarmPart part, SwarmState.Member member, Supplier<Knowledge> knows, Optional<String> joined, String cluster) {
        return switch (part) {
            case SwarmPart.Found _ -> member.manager() && ours(knows.get(), cluster) ? new Nothing() : new Refuse(FOREIGN);
            case SwarmPart.Join _ -> joined.equals(Optional.of(member.member())) ? new Nothing() : nobody(member) ? new Leave() : new Refuse(FOREIGN);
            case SwarmPart.Stay _ -> new Nothing();
            case SwarmPart.Restore(String id) -> id.equals(member.member()) && member.manager() && !knows.get().led() ? new Restore() : new Nothing();
            case SwarmPart.Leave(String id) -> id.equals(member.member()) ? new Leave() : new Nothing();
        };
    }

    /// Whether the engine takes part, and nobody could say as whom: a leave was broken off half-way. One that is about to come in, as somebody told it to, says that it does not take part yet.
    private static boolean nobody(SwarmState.Member member) {
        return member.member().isEmpty() && member.problem().isEmpty();
    }

    /// Managers without a leader cannot tell; a membership that was begun here is remembered by its label only.
    private static boolean ours(Knowledge knowledge, String cluster) {
        return !knowledge.led() || knowledge.cluster().equals(Optional.of(cluster));
    }

    /// The label by which a Swarm is known to be a cluster's.
    static String label() {
        return Labels.CLUSTER;
    }
}
