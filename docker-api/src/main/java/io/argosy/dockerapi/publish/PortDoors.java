package io.argosy.dockerapi.publish;

import io.argosy.dockerapi.fleet.Fleet;
import io.argosy.dockerapi.name.Resident.HostPort;
import io.argosy.dockerapi.publish.PortPlan.Target;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;

/// Ports of this machine that lead to containers. Safe for any number of threads.
public final class PortDoors implements AutoCloseable {

    private static final Logger LOG = System.getLogger(PortDoors.class.getName());

    /// Connections through all doors at one time; the next waits until one ends.
    private static final int MOST_CONNECTIONS = 4096;

    private static final int WAITING = 512;

    private final Fleet fleet;
    private final Semaphore places = new Semaphore(MOST_CONNECTIONS);
    private final Map<HostPort, PortDoor> open = new HashMap<>();
    private final Map<HostPort, Target> failed = new HashMap<>();
    private boolean closed;

    public PortDoors(Fleet fleet) {
        this.fleet = fleet;
    }

    /// What is open now.
    public synchronized Map<HostPort, Target> open() {
        Map<HostPort, Target> now = new HashMap<>();
        open.forEach((port, door) -> now.put(port, door.target()));
        return now;
    }

    /// Closes what is not wanted, with its connections, and opens what is. A port that somebody else has is tried again whenever this is called.
    public synchronized void want(Map<HostPort, Target> wanted) {
        open.entrySet().removeIf(each -> {
            boolean over = closed || !each.getValue().target().equals(wanted.get(each.getKey()));
            if (over) {
                each.getValue().close();
            }
            return over;
        });
        failed.keySet().retainAll(wanted.keySet());
        wanted.forEach((port, target) -> {
            if (!closed && !open.containsKey(port)) {
                open(port, target);
            }
        });
    }

    private void open(HostPort port, Target target) {
        try {
            open.put(port, PortDoor.open(listen(port), target, fleet, places));
            failed.remove(port);
        } catch (IOException e) {
            if (!target.equals(failed.put(port, target))) {
                LOG.log(Level.WARNING, "port {0} of container {1} cannot be opened here: {2}", port, target.container(), e.getMessage());
            }
        }
    }

    private static ServerSocket listen(HostPort port) throws IOException {
        ServerSocket socket = new ServerSocket();
        try {
            socket.setReuseAddress(true);
            socket.bind(port.address().isEmpty() ? new InetSocketAddress(port.port()) : new InetSocketAddress(InetAddress.getByName(port.address()), port.port()), WAITING);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /// Whether a port could be opened now.
    public static boolean isFree(HostPort port) {
        try (ServerSocket _ = listen(port)) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        want(Map.of());
    }
}
