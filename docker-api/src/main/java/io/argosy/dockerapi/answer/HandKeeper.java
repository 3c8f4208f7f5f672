package io.argosy.dockerapi.answer;

import io.argosy.dockerapi.fleet.Fleet;
import io.argosy.dockerapi.fleet.NotKept;
import io.argosy.dockerapi.name.Resident;
import io.argosy.dockerapi.wire.Engines;
import io.argosy.model.hand.HandContainer;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Keeps what the cluster knows of containers made by clients as their engines have it, and their ports open here. Safe for any number of threads.
final class HandKeeper implements AutoCloseable {

    private static final Logger LOG = System.getLogger(HandKeeper.class.getName());

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Engines engines;
    private final Fleet fleet;
    private final Finder finder;
    private final Endpoint endpoint;
    private final Rescue rescue;

    HandKeeper(Engines engines, Finder finder, Endpoint endpoint, Rescue rescue) {
        this.engines = engines;
        this.fleet = engines.fleet();
        this.finder = finder;
        this.rescue = rescue;
        this.endpoint = endpoint;
    }

    /// One look. Does nothing that is done already.
    synchronized void round() throws InterruptedException {
        List<HandContainer> records = fleet.problem().isEmpty() ? fleet.handBook().all() : List.of();
        if (records.isEmpty()) {
            endpoint.open(List.of());
            return;
        }
        Finder.Population population = finder.population();
        Map<String, Resident> residents = population.residents().stream().collect(Collectors.toMap(Resident::id, Function.identity(), (one, _) -> one));
        endpoint.open(records.stream().sorted(Comparator.comparing(HandContainer::madeAt)).flatMap(each -> Optional.ofNullable(residents.get(each.id())).stream()).filter(each -> !each.ports().isEmpty()).toList());
        rescue.look(records, residents);
        try {
            fleet.handBook().gone(records.stream().filter(each -> isGone(each, population, residents)).map(HandContainer::id).toList());
            for (HandContainer each : records) {
                Resident resident = residents.get(each.id());
                if (resident != null && !resident.names().isEmpty() && each.replacedBy().isEmpty()) {
                    see(each, resident.names().getFirst(), each.sealed().isPresent() && resident.running());
                }
            }
        } catch (NotKept e) {
            LOG.log(Level.DEBUG, "records of containers made by hand are written at the next look: {0}", e.getMessage());
        }
    }

    private void see(HandContainer record, String name, boolean running) throws NotKept {
        if (!record.name().equals(name) || record.running() != running) {
            fleet.handBook().seen(record.id(), name, running);
        }
    }

    /// No engine has it any more: its own says so, or is not of the cluster, and nothing is to be made of it.
    private boolean isGone(HandContainer record, Finder.Population population, Map<String, Resident> residents) {
        boolean ofNobody = fleet.find(record.node()).isEmpty() && record.sealed().isEmpty();
        return ofNobody || population.answered().contains(record.node()) && !residents.containsKey(record.id());
    }

    /// Whether a container asked for ports of the host.
    boolean publishes(String id) {
        return fleet.handBook().all().stream().anyMatch(each -> each.id().equals(id) && !each.ports().isEmpty());
    }

    /// One look, for which a client waits only as long as no node keeps it waiting.
    void roundNow() {
        CountDownLatch done = new CountDownLatch(1);
        engines.begin(() -> {
            try {
                round();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            } finally {
                done.countDown();
            }
        });
        try {
            done.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        endpoint.close();
    }
}
