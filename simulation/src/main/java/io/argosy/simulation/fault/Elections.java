package io.argosy.simulation.fault;

import io.argosy.simulation.cluster.Cluster;
import io.argosy.simulation.server.SimulatedServer;
import io.argosy.simulation.time.Life;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which server leads. One that dies comes back after a while; one that is dead, stopped or cut from the store for longer than its lease is followed by another, if there is one.
final class Elections {

    private static final Duration PERIOD = Duration.ofMillis(500);
    private static final Duration LEASE = Duration.ofSeconds(5);
    private static final Duration BACK_LEAST = Duration.ofMillis(200);
    private static final Duration BACK_MOST = Duration.ofSeconds(20);

    private final Cluster cluster;
    private final Set<SimulatedServer> away = new LinkedHashSet<>();
    private final Set<SimulatedServer> cut = new LinkedHashSet<>();
    private Optional<Duration> leaderlessSince = Optional.empty();

    Elections(Cluster cluster) {
        this.cluster = cluster;
    }

    void begin() {
        cluster.timeline().after(PERIOD, Life.ALWAYS, this::look);
    }

    /// The process is gone, and is started again after a while.
    void gone(SimulatedServer server) {
        if (away.add(server)) {
            cluster.timeline().after(cluster.chance().between(BACK_LEAST, BACK_MOST), Life.ALWAYS, () -> away.remove(server));
        }
    }

    void cut(SimulatedServer server) {
        server.cut();
        cut.add(server);
    }

    void restored(SimulatedServer server) {
        server.restore();
        cut.remove(server);
    }

    /// Every server is there, and none is cut.
    void heal() {
        away.clear();
        List.copyOf(cut).forEach(this::restored);
    }

    /// Another server takes the lead though the present one is well; one that is cut off is followed when its lease has lapsed.
    void rival() {
        if (cluster.leader().filter(cut::contains).isPresent()) {
            return;
        }
        List<SimulatedServer> others = cluster.servers().stream().filter(this::eligible).filter(server -> !cluster.leader().equals(Optional.of(server))).toList();
        if (!others.isEmpty()) {
            elect(cluster.chance().of(others));
        }
    }

    private void look() {
        cluster.servers().forEach(server -> {
            if (server.died()) {
                cluster.trace().say(server.name() + " died at a commit");
                server.kill();
                gone(server);
            }
        });
        Optional<SimulatedServer> leader = cluster.leader().filter(server -> server.awake() && !cut.contains(server));
        if (leader.isPresent()) {
            leaderlessSince = Optional.empty();
        } else {
            Duration now = cluster.timeline().elapsed();
            Duration since = leaderlessSince.orElse(now);
            leaderlessSince = Optional.of(since);
            boolean alone = cluster.servers().size() == 1;
            boolean lapsed = alone ? cluster.leader().isEmpty() : now.minus(since).compareTo(LEASE) >= 0;
            List<SimulatedServer> able = cluster.servers().stream().filter(this::eligible).toList();
            if (lapsed && !able.isEmpty()) {
                elect(cluster.chance().of(able));
            }
        }
        cluster.timeline().after(PERIOD, Life.ALWAYS, this::look);
    }

    private boolean eligible(SimulatedServer server) {
        return !away.contains(server) && !cut.contains(server) && (!server.leads() || server.awake());
    }

    private void elect(SimulatedServer server) {
        cluster.trace().say(server.name() + " begins to lead");
        server.lead();
        leaderlessSince = Optional.empty();
    }
}
