package io.argosy.server.docker;

import io.argosy.api.session.StreamRequest;
import io.argosy.control.ControlPlane;
import io.argosy.control.access.Caller;
import io.argosy.control.access.Role;
import io.argosy.control.change.NotWritten;
import io.argosy.control.fault.Result;
import io.argosy.control.server.ServerCard;
import io.argosy.dockerapi.fleet.ApiVersion;
import io.argosy.dockerapi.fleet.Audit;
import io.argosy.dockerapi.fleet.EngineAway;
import io.argosy.dockerapi.fleet.EngineLink;
import io.argosy.dockerapi.fleet.Fleet;
import io.argosy.dockerapi.fleet.FleetNode.Presence;
import io.argosy.dockerapi.fleet.FleetNode;
import io.argosy.dockerapi.fleet.HandBook;
import io.argosy.dockerapi.fleet.Spanning;
import io.argosy.dockerapi.right.Person;
import io.argosy.model.id.NodeId;
import io.argosy.model.node.AgentFeature;
import io.argosy.model.node.Liveness;
import io.argosy.model.node.NodeFacts;
import io.argosy.model.unit.Cpus;
import io.argosy.scheduling.cluster.NodeSnapshot;
import io.argosy.server.stream.StreamBroken;
import io.argosy.server.stream.StreamBroker;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.lang.System.Logger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The nodes as the store knows them, and their engines through their agents. Safe for any number of threads.
public final class TunnelFleet implements Fleet, Audit {

    private static final Logger LOG = System.getLogger(TunnelFleet.class.getName());

    /// As whom this server itself looks at nodes.
    private static final Caller ITSELF = new Caller("virtual engine", Role.ADMIN, Optional.empty());

    private static final ApiVersion UNKNOWN = new ApiVersion(1, 41);

    private final ControlPlane control;
    private final StreamBroker streams;
    private final SocketGrants grants;
    private volatile Known known = new Known(-1, List.of(), Map.of(), Set.of(), Set.of());

    /// What one revision of the store says.
    ///
    /// @param sockets nodes whose agents keep sockets for containers
    private record Known(long revision, List<FleetNode> nodes, Map<NodeId, FleetNode> byId, Set<NodeId> carryPorts, Set<NodeId> sockets) {}

    TunnelFleet(ControlPlane control, StreamBroker streams, SocketGrants grants) {
        this.control = control;
        this.streams = streams;
        this.grants = grants;
    }

    @Override
    public String cluster() {
        return control.info().cluster();
    }

    @Override
    public String version() {
        return control.info().version();
    }

    @Override
    public String problem() {
        if (control.leads()) {
            return "";
        }
        return "this server does not lead, and only the one that leads has the engines" + control.servers().leader().map(ServerCard::name).map(name -> ": use the socket of server " + name).orElse("; none does now");
    }

    @Override
    public List<FleetNode> nodes() {
        return known().nodes();
    }

    @Override
    public Optional<FleetNode> find(NodeId node) {
        return Optional.ofNullable(known().byId().get(node));
    }

    private Known known() {
        long revision = control.revision();
        Known last = known;
        if (last.revision() != revision) {
            List<NodeSnapshot> snapshots = switch (control.nodes().forEngines(ITSELF)) {
                case Result.Done<List<NodeSnapshot>>(List<NodeSnapshot> all) -> all;
                case Result.Refused<List<NodeSnapshot>>(var fault) -> throw new IllegalStateException("the virtual engine may look at nodes: " + fault);
            };
            List<FleetNode> nodes = snapshots.stream().map(TunnelFleet::node).toList();
            last = new Known(revision, nodes, nodes.stream().collect(Collectors.toUnmodifiableMap(FleetNode::id, Function.identity())), having(snapshots, AgentFeature.PORTS), having(snapshots, AgentFeature.SOCKETS));
            known = last;
        }
        return last;
    }

    private static Set<NodeId> having(List<NodeSnapshot> nodes, AgentFeature feature) {
        return nodes.stream().filter(node -> node.facts().filter(facts -> facts.can(feature)).isPresent()).map(NodeSnapshot::id).collect(Collectors.toUnmodifiableSet());
    }

    static FleetNode node(NodeSnapshot node) {
        Map<String, String> labels = new HashMap<>(node.facts().map(NodeFacts::engineLabels).orElse(Map.of()));
        labels.putAll(node.node().labels());
        return new FleetNode(node.id(), node.node().name(), of(node, NodeFacts::address), presence(node), node.active(), state(node), labels,
                node.facts().map(facts -> facts.cpus().value() / Cpus.cores(1).value()).orElse(0L), node.facts().map(facts -> facts.memory().value()).orElse(0L),
                of(node, NodeFacts::os), of(node, NodeFacts::architecture), of(node, NodeFacts::engineVersion),
                ApiVersion.parse(of(node, NodeFacts::engineApiVersion)).orElse(UNKNOWN));
    }

    private static String of(NodeSnapshot node, Function<NodeFacts, String> fact) {
        return node.facts().map(fact).orElse("");
    }

    private static Presence presence(NodeSnapshot node) {
        return switch (node.liveness().state()) {
            case CONNECTED -> node.facts().filter(facts -> facts.engineProblem().isEmpty() && facts.can(AgentFeature.TUNNELS)).isPresent() ? Presence.THERE : Presence.AWAY;
            case AWAY -> Presence.AWAY;
            case LOST -> Presence.LOST;
        };
    }

    private static String state(NodeSnapshot node) {
        Liveness liveness = node.liveness();
        if (!node.connected()) {
            return liveness.state().name().toLowerCase(Locale.ROOT) + (liveness.cause().isEmpty() ? "" : " (" + liveness.cause() + ")");
        }
        String problem = of(node, NodeFacts::engineProblem);
        if (!problem.isEmpty()) {
            return problem;
        }
        return node.facts().filter(facts -> facts.can(AgentFeature.TUNNELS)).isPresent() ? "connected"
                : "connected, but its agent is of a release that carries no connections to its engine: upgrade the agent";
    }

    /// What was done was done: that it could not be written down is told by the log.
    @Override
    public void note(Person person, String action, String target, String result) {
        try {
            control.audits().note(DockerRoles.caller(person), action, target, result);
        } catch (NotWritten e) {
            LOG.log(Level.WARNING, "the audit lacks {0} of {1}: {2}", action, target, e.getMessage());
        }
    }

    @Override
    public Spanning spanning() {
        return new StoredSpanning(control.handNetworks(), ITSELF);
    }

    @Override
    public HandBook handBook() {
        return new StoredHandBook(control.handContainers());
    }

    @Override
    public EngineLink openPort(NodeId node, int port) throws EngineAway {
        if (!known().carryPorts().contains(node)) {
            throw new EngineAway("its agent is of a release that carries no connections to ports: upgrade the agent");
        }
        return open(node, new StreamRequest.Port(port));
    }

    @Override
    public EngineLink open(NodeId node) throws EngineAway {
        return open(node, new StreamRequest.Engine());
    }

    private Tunnel open(NodeId node, StreamRequest request) throws EngineAway {
        try {
            return new Tunnel(streams.open(node, request));
        } catch (StreamBroken e) {
            throw new EngineAway(e.getMessage(), e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new EngineAway("the server stops");
        }
    }

    @Override
    public String offerSocket(NodeId node, String id, Person person) throws EngineAway {
        if (!known().sockets().contains(node)) {
            throw new EngineAway("its agent is of a release that keeps no sockets for containers: upgrade the agent");
        }
        try (Tunnel tunnel = new Tunnel(streams.open(node, new StreamRequest.OfferSocket(id, grants.seal(node, person, Instant.now()))))) {
            return new String(tunnel.input().readAllBytes(), StandardCharsets.UTF_8);
        } catch (StreamBroken e) {
            throw new EngineAway(e.getMessage(), e);
        } catch (EngineAway e) {
            throw e;
        } catch (IOException e) {
            throw new EngineAway("its agent did not make a socket: " + e.getMessage(), e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new EngineAway("the server stops");
        }
    }
}
