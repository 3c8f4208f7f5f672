package io.argosy.dockerapi.answer;

import io.argosy.dockerapi.fleet.Fleet;
import io.argosy.dockerapi.fleet.FleetNode;
import io.argosy.dockerapi.name.Resident;
import io.argosy.dockerapi.name.Resident.HostPort;
import io.argosy.dockerapi.publish.PortDoors;
import io.argosy.dockerapi.publish.PortPlan;
import io.argosy.model.id.NodeId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The machine that clients speak to, as far as ports go. Safe for any number of threads.
final class Endpoint implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Endpoint.class.getName());

    private final Fleet fleet;
    private final PortDoors doors;

    Endpoint(Fleet fleet) {
        this.fleet = fleet;
        this.doors = new PortDoors(fleet);
    }

    /// @param published what is to be reached here, the oldest first
    void open(List<Resident> published) {
        doors.want(PortPlan.of(published, published.isEmpty() ? Set.of() : here(), doors.open()));
    }

    /// Whether a port that a container of that node wants is somebody else's here.
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
