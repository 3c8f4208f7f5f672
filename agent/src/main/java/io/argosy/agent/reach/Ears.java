package io.argosy.agent.reach;

import io.argosy.model.join.NodePort;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Listens for joinings that go on, and no longer: the engine needs the ports right afterwards. Safe for any number of threads.
final class Ears {

    private static final Logger LOG = System.getLogger(Ears.class.getName());

    private final Duration longest;
    private final Set<String> joinings = new HashSet<>();
    private final Map<NodePort, Ear> open = new HashMap<>();

    /// @param longest how long is listened for a joining whose end nobody tells
    Ears(Duration longest) {
        this.longest = longest;
    }

    /// @return those of the ports on which something else listens
    synchronized List<NodePort> listen(String joining, List<NodePort> ports) {
        joinings.add(joining);
        List<NodePort> taken = new ArrayList<>();
        for (NodePort port : ports) {
            if (!open.containsKey(port)) {
                try {
                    open.put(port, ear(port));
                } catch (IOException _) {
                    taken.add(port);
                }
            }
        }
        Thread.ofVirtual().name("reach end").start(() -> endLate(joining));
        return taken;
    }

    private static Ear ear(NodePort port) throws IOException {
        return switch (port.transport()) {
            case TCP -> new TcpEar(port.number());
            case UDP -> new UdpEar(port.number());
        };
    }

    private void endLate(String joining) {
        try {
            Thread.sleep(longest);
            done(joining);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    synchronized void done(String joining) {
        joinings.remove(joining);
        if (joinings.isEmpty()) {
            open.values().forEach(Ears::close);
            open.clear();
        }
    }

    private static void close(Ear ear) {
        try {
            ear.close();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "a port stays open that was listened on: {0}", e.getMessage());
        }
    }
}
