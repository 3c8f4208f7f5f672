package io.argosy.simulation.node;

import io.argosy.api.session.AgentMessage;
import io.argosy.api.session.ServerMessage;
import io.argosy.control.join.JoinOutcome;
import io.argosy.control.join.JoinRequest;
import io.argosy.model.id.NodeId;
import io.argosy.simulation.network.Connection;
import io.argosy.simulation.network.Network;
import io.argosy.simulation.server.AgentSession;
import io.argosy.simulation.server.SimulatedServer;
import io.argosy.simulation.time.Timeline;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/// Reaches a server for an agent: tries them in turn, and joins first where the disk holds no certificate.
final class Dialler {

    private static final Duration DIAL_TIMEOUT = Duration.ofSeconds(20);
    private static final Duration SERVER_PATIENCE = Duration.ofSeconds(10);
    private static final Duration AGENT_PATIENCE = Duration.ofSeconds(25);

    private final String machine;
    private final Timeline timeline;
    private final Network network;
    private final List<SimulatedServer> servers;
    private final Disk disk;
    private final Function<Agent, JoinRequest> request;
    private int next;

    Dialler(String machine, World world, Disk disk, Function<Agent, JoinRequest> request) {
        this.machine = machine;
        this.timeline = world.timeline();
        this.network = world.network();
        this.servers = world.servers();
        this.disk = disk;
        this.request = request;
    }

    void dial(Process process, Dialling dialling, Agent agent) {
        SimulatedServer server = servers.get(next++ % servers.size());
        if (!network.bothWays(machine, server.name())) {
            process.after(DIAL_TIMEOUT, dialling::shut);
            return;
        }
        process.after(network.latency(), () -> {
            if (!server.awake()) {
                process.after(network.latency(), dialling::shut);
            } else if (disk.certificate().isPresent()) {
                connect(dialling, server, disk.certificate().get());
            } else {
                join(process, dialling, server, request.apply(agent));
            }
        });
    }

    private void connect(Dialling dialling, SimulatedServer server, NodeId node) {
        AgentSession session = server.accept(node);
        Connection<AgentMessage, ServerMessage> connection = new Connection<>(network, dialling, AGENT_PATIENCE, session, SERVER_PATIENCE);
        session.on(connection);
        dialling.opened(connection);
    }

    /// The answer may be lost; the machine asks again.
    private void join(Process process, Dialling dialling, SimulatedServer server, JoinRequest asked) {
        timeline.after(network.latency(), server.life(), () -> {
            JoinOutcome outcome = server.join(asked);
            if (network.bothWays(machine, server.name())) {
                process.after(network.latency(), () -> joined(dialling, outcome));
            }
        });
        process.after(DIAL_TIMEOUT, () -> {
            if (disk.certificate().isEmpty()) {
                dialling.shut();
            }
        });
    }

    private void joined(Dialling dialling, JoinOutcome outcome) {
        if (outcome instanceof JoinOutcome.Joined joined) {
            disk.certify(joined.node());
            dialling.start();
        }
    }
}
