package io.argosy.control.join;

import io.argosy.control.join.Candidate.Present;
import io.argosy.control.join.JoinOutcome.Refused;
import io.argosy.model.id.NodeName;
import io.argosy.model.node.NodeFacts;
import io.argosy.model.unit.ByteSize;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Whether a machine's engine, disk and clock are fit for the cluster. What hinders engines from working together counts from the second node on: one node alone needs no Swarm mode.
final class Fitness {

    /// Docker 19.03.
    private static final int OLDEST_MINOR = 40;
    private static final ByteSize LEAST_ROOM = ByteSize.mebibytes(512);
    private static final Duration MOST_APART = Duration.ofSeconds(30);

    private final Candidate candidate;
    private final NodeName name;
    private final NodeFacts facts;

    private Fitness(Candidate candidate) {
        this.candidate = candidate;
        this.name = candidate.request().name();
        this.facts = candidate.request().facts();
    }

    /// @param known whether the machine is a node that has come back, whose engine may be in the cluster's own Swarm
    /// @param others the nodes that the machine would be one more to
    static Optional<Refused> problem(Candidate candidate, boolean known, List<Present> others) {
        Fitness fitness = new Fitness(candidate);
        return fitness.unusable().or(fitness::tooOld).or(fitness::noRoom).or(fitness::clocksApart)
                .or(() -> others.isEmpty() ? Optional.empty() : fitness.apart(known, others));
    }

    private Optional<Refused> unusable() {
        return facts.engineProblem().isEmpty() ? Optional.empty()
                : Optional.of(JoinCode.ENGINE_UNUSABLE.refused("the engine of %s cannot be used: %s. See that it runs, as with `systemctl status docker`, and that the agent may use its socket"
                        .formatted(name, facts.engineProblem())));
    }

    private Optional<Refused> tooOld() {
        String[] parts = facts.engineApiVersion().split("\\.");
        boolean old = parts.length == 2 && parts[0].equals("1") && parts[1].matches("\\d{1,4}") && Integer.parseInt(parts[1]) < OLDEST_MINOR;
        return !old ? Optional.empty()
                : Optional.of(JoinCode.ENGINE_TOO_OLD.refused("the engine of %s is version %s with API %s, and API 1.%d is the oldest that will do: upgrade it to Docker 19.03 or newer"
                        .formatted(name, facts.engineVersion(), facts.engineApiVersion(), OLDEST_MINOR)));
    }

    private Optional<Refused> noRoom() {
        return facts.condition().diskFree().filter(free -> free.compareTo(LEAST_ROOM) < 0)
                .map(free -> JoinCode.NO_ROOM.refused("the disk of %s's engine has %s left, and a node needs %s at least: make room, as with `docker system prune`"
                        .formatted(name, free, LEAST_ROOM)));
    }

    private Optional<Refused> clocksApart() {
        Duration apart = Duration.between(candidate.request().clock(), candidate.now());
        return apart.abs().compareTo(MOST_APART) <= 0 ? Optional.empty()
                : Optional.of(JoinCode.CLOCKS_APART.refused("the clock of %s is %d s %s the server's, and %d s is the most: set it, as with `timedatectl set-ntp true`, or the server's"
                        .formatted(name, apart.abs().toSeconds(), apart.isNegative() ? "ahead of" : "behind", MOST_APART.toSeconds())));
    }

    private Optional<Refused> apart(boolean known, List<Present> others) {
        if (!known && !candidate.ours() && facts.condition().swarm().active()) {
            return Optional.of(JoinCode.FOREIGN_SWARM.refused(
                    "the engine of %s is in a Swarm that is not this cluster's: take it out with `docker swarm leave` (add --force on a manager), or join with another engine"
                            .formatted(name)));
        }
        if (facts.condition().liveRestore()) {
            return Optional.of(liveRestore(name));
        }
        return others.stream().filter(other -> other.facts().filter(said -> said.condition().liveRestore()).isPresent())
                .findFirst().map(other -> liveRestore(other.node().name()));
    }

    private static Refused liveRestore(NodeName where) {
        return JoinCode.LIVE_RESTORE.refused(
                "the engine of %s has live-restore, which cannot be combined with networks over several nodes: remove \"live-restore\" from /etc/docker/daemon.json there and restart docker"
                        .formatted(where));
    }
}
