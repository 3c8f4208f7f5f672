package io.argosy.dockerapi.answer;

import io.argosy.dockerapi.fleet.Fleet;
import io.argosy.dockerapi.fleet.FleetNode;
import io.argosy.dockerapi.fleet.NotKept;
import io.argosy.dockerapi.name.Resident;
import io.argosy.dockerapi.name.Resident.HostPort;
import io.argosy.dockerapi.publish.PortDoors;
import io.argosy.dockerapi.publish.PortPlan;
import io.argosy.dockerapi.wire.Engines;
import io.argosy.model.hand.HandContainer;
import io.argosy.model.id.NodeId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private final PortDoors doors;

    HandKeeper(Engines engines, Finder finder) {
        this.engines = engines;
        this.fleet = engines.fleet();
        this.finder = finder;
        this.doors = new PortDoors(fleet);
    }

    /// One look. Does nothing that is done already.
    synchronized void round() throws InterruptedException {
        List<HandContainer> records = fleet.problem().isEmpty() ? fleet.handBook().all() : List.of();
        if (records.isEmpty()) {
            doors.want(Map.of());
            return;
        }
        Finder.Population population = finder.population();
        Map<String, Resident> residents = population.residents().stream().collect(Collectors.toMap(Resident::id, Function.identity(), (one, _) -> one));
        open(records, residents);
        try {
            fleet.handBook().gone(records.stream().filter(each -> population.answered().contains(each.node()) && !residents.containsKey(each.id())).map(HandContainer::id).toList());
            for (HandContainer each : records) {
                Resident resident = residents.get(each.id());
                if (resident != null && !resident.names().isEmpty() && !resident.names().getFirst().equals(each.name())) {
                    fleet.handBook().named(each.id(), resident.names().getFirst());
                }
            }
        } catch (NotKept e) {
            LOG.log(Level.DEBUG, "records of containers made by hand are written at the next look: {0}", e.getMessage());
        }
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

    private void open(List<HandContainer> records, Map<String, Resident> residents) {
        List<Resident> published = records.stream().sorted(Comparator.comparing(HandContainer::madeAt)).flatMap(each -> Optional.ofNullable(residents.get(each.id())).stream())
                .filter(each -> !each.ports().isEmpty()).toList();
        doors.want(PortPlan.of(published, published.isEmpty() ? Set.of() : here(), doors.open()));
    }

    /// Whether a port is somebody else's at this endpoint.
    boolean isTaken(HostPort port, FleetNode node) {
        return port.protocol().equals("tcp") && !here().contains(node.id()) && (doors.open().keySet().stream().anyMatch(port::collidesWith) || !PortDoors.isFree(port));
    }

    /// Nodes on this machine.
    private Set<NodeId> here() {
        Set<String> addresses = new HashSet<>();
        try {
            NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses).forEach(address -> addresses.add(address.getHostAddress()));
        } catch (SocketException e) {
            LOG.log(Level.WARNING, "the addresses of this machine cannot be read", e);
        }
        return fleet.nodes().stream().filter(node -> addresses.contains(node.address())).map(FleetNode::id).collect(Collectors.toSet());
    }

    @Override
    public void close() {
        doors.close();
    }
}
