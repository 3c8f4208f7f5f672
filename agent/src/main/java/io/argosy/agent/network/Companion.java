package io.argosy.agent.network;

import io.argosy.agent.label.Identity;
import io.argosy.agent.label.Labels;
import io.argosy.engine.ContainerInfo;
import io.argosy.engine.ContainerPlan;
import io.argosy.engine.ContainerPlan.Connection;
import io.argosy.engine.ContainerState;
import io.argosy.engine.Endpoint;
import io.argosy.engine.Engine;
import io.argosy.engine.EngineException;
import io.argosy.engine.NetworkInfo;
import io.argosy.engine.NetworkPlan;
import io.argosy.model.service.LoggingSpec;
import io.argosy.model.service.NetworkSpec;
import io.argosy.model.service.SecuritySpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/// The container through which the node itself reaches overlays. It is on a bridge of its own, where the node's routes to overlays lead, and on each overlay of the node. Its
/// firewall is up before it is on any of them. For any thread; one change at a time.
public final class Companion {
    static final String SYSTEM = "io.argosy.system";

    private final Engine engine;
    private final HostNetwork host;
    private final PauseImage image;
    private final Identity identity;
    private final String name;
    private final String bridge;
    private final ReentrantLock lock = new ReentrantLock();
    private final Attachments attachments;
    private volatile Optional<Standing> standing = Optional.empty();
    private volatile Optional<Set<String>> open = Optional.empty();

    /// What is known of the companion that runs.
    ///
    /// @param node the node's address on its bridge
    /// @param addresses its own, by network
    private record Standing(String container, int pid, String node, String via, Map<String, String> addresses) {}

    public Companion(Engine engine, HostNetwork host, PauseImage image, Identity identity) {
        this.engine = engine;
        this.host = host;
        this.image = image;
        this.identity = identity;
        this.attachments = new Attachments(engine.swarm());
        String suffix = "%08x".formatted((identity.cluster() + "/" + identity.node().value()).hashCode());
        this.name = "argosy-companion-" + suffix;
        this.bridge = "argosy-reach-" + suffix;
    }

    /// Blocks until the node reaches an overlay.
    ///
    /// @param network what the engine calls it
    /// @param subnets its address ranges
    /// @throws EngineException when the engine, or the managers of its Swarm, do not let it
    /// @throws HostFault when the node's network stack does not
    public void reach(String network, List<String> subnets) {
        lock.lock();
        try {
            // What the agent before this one left, before it is added to.
            open();
            Standing now = stand();
            if (!now.addresses().containsKey(network)) {
                String container = now.container();
                attachments.attach(() -> engine.networks().connect(network, container, Endpoint.on(network)));
                now = stand();
            }
            lead(subnets, now.via());
        } finally {
            lock.unlock();
        }
    }

    private void lead(List<String> subnets, String via) {
        Map<String, String> there = host.routes();
        subnets.stream().filter(subnet -> !subnet.contains(":") && !via.equals(there.get(subnet))).forEach(subnet -> host.route(subnet, via));
    }

    /// Subnets of one overlay are reached, or not, and nothing of this node is still to go over to them.
    ///
    /// @return whether that is news
    boolean opened(List<String> subnets, boolean reached) {
        Set<String> now = new HashSet<>(open());
        boolean news = reached ? now.addAll(subnets) : now.removeAll(Set.copyOf(subnets));
        open = Optional.of(Set.copyOf(now));
        return news;
    }

    /// Only these are still led to.
    ///
    /// @return whether that is news
    boolean closedBut(Collection<List<String>> subnets) {
        Set<String> now = new HashSet<>(open());
        boolean news = now.retainAll(subnets.stream().flatMap(List::stream).collect(Collectors.toSet()));
        open = Optional.of(Set.copyOf(now));
        return news;
    }

    /// What else goes onto overlays of this node, and leaves them, takes its turn by these.
    Attachments attachments() {
        return attachments;
    }

    /// The engine went or came: what it was in its Swarm, it need not be now.
    public void doubt() {
        attachments.doubt();
    }

    /// Whether the node reaches an address on an overlay, and may lead traffic there.
    public boolean leadsTo(String address) {
        return open().stream().anyMatch(subnet -> Subnets.contain(subnet, address));
    }

    /// An agent that begins anew goes by the routes that the one before it left.
    private Set<String> open() {
        if (open.isEmpty()) {
            open = Optional.of(routed());
        }
        return open.get();
    }

    private Set<String> routed() {
        try {
            return Set.copyOf(host.routes().keySet());
        } catch (HostFault _) {
            return Set.of();
        }
    }

    /// Lets go of every overlay but these, and of everything when there are none.
    ///
    /// @param wanted subnets of each network
    public void keepOnly(Map<String, List<String>> wanted) {
        lock.lock();
        try {
            List<String> subnets = wanted.values().stream().flatMap(List::stream).toList();
            host.routes().keySet().stream().filter(subnet -> !subnets.contains(subnet)).toList().forEach(host::unroute);
            if (wanted.isEmpty()) {
                removeAll();
                return;
            }
            Optional<ContainerInfo> here = running();
            for (String network : here.map(ContainerInfo::addresses).orElse(Map.of()).keySet()) {
                if (!network.equals(bridge) && !wanted.containsKey(network)) {
                    attachments.detach(() -> engine.networks().disconnect(network, name));
                }
            }
            standing = here.isPresent() ? standing.map(before -> new Standing(before.container(), before.pid(), before.node(), before.via(),
                    kept(before.addresses(), wanted))) : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private static Map<String, String> kept(Map<String, String> addresses, Map<String, List<String>> wanted) {
        Map<String, String> kept = new HashMap<>(addresses);
        kept.keySet().retainAll(wanted.keySet());
        return kept;
    }

    private void removeAll() {
        standing = Optional.empty();
        if (engine.containers().inspect(name).filter(this::ours).isPresent()) {
            attachments.detach(() -> engine.containers().remove(name));
        }
        if (engine.networks().inspect(bridge).isPresent()) {
            engine.networks().remove(bridge);
        }
    }

    /// The node's own address towards overlays, where it can be asked names from networks without a way out.
    public Optional<String> node() {
        return standing.map(Standing::node);
    }

    /// The companion's address on a network that it was last seen on.
    public Optional<String> addressOn(String network) {
        return standing.map(now -> now.addresses().get(network));
    }

    /// The companion as it is now, made if need be. One that ended is made anew: started again it would first want all its overlays back.
    private Standing stand() {
        ContainerInfo container = running().orElseGet(this::make);
        Optional<Standing> before = standing.filter(known -> known.pid() == container.pid());
        String via = container.addresses().get(bridge);
        if (via == null) {
            throw new HostFault("the companion " + name + " has lost its own network: remove it with `docker rm -f " + name + "`");
        }
        String node = before.map(Standing::node).orElseGet(this::bridgeGateway);
        if (before.isEmpty()) {
            host.guard(container.pid(), node);
        }
        Map<String, String> overlays = new HashMap<>(container.addresses());
        overlays.remove(bridge);
        Standing now = new Standing(container.id(), container.pid(), node, via, Map.copyOf(overlays));
        standing = Optional.of(now);
        return now;
    }

    private Optional<ContainerInfo> running() {
        return engine.containers().inspect(name).filter(this::ours).filter(container -> container.state() instanceof ContainerState.Running);
    }

    private boolean ours(ContainerInfo container) {
        return "companion".equals(container.labels().get(SYSTEM));
    }

    private ContainerInfo make() {
        engine.containers().inspect(name).filter(container -> !ours(container)).ifPresent(_ -> {
            throw new HostFault("the engine has a container " + name + " that is not this cluster's: remove or rename it");
        });
        engine.containers().remove(name);
        String pause = image.ensure();
        if (engine.networks().inspect(bridge).isEmpty()) {
            engine.networks().create(bridgePlan());
        }
        engine.containers().create(ContainerPlan.of(name, pause).withLabels(labels("companion")).withSecurity(forwarding())
                .withConnection(new Connection.Joined(List.of(Endpoint.on(bridge))))
                .withLogging(new LoggingSpec(Optional.of("none"), Map.of())));
        engine.containers().start(name);
        return running().orElseThrow(() -> new HostFault("the companion " + name + " ended as soon as it was started: see `docker logs " + name + "`"));
    }

    private NetworkPlan bridgePlan() {
        Map<String, String> apart = Map.of("com.docker.network.bridge.enable_icc", "false", "com.docker.network.bridge.enable_ip_masquerade", "false");
        return new NetworkPlan(bridge, new NetworkSpec(
                Optional.empty(), Optional.of("bridge"), apart, false, false, false, false, List.of(), Map.of()), labels("reach"));
    }

    private Map<String, String> labels(String system) {
        return Map.of(Labels.CLUSTER, identity.cluster(), Labels.NODE, identity.node().value(), SYSTEM, system);
    }

    private static SecuritySpec forwarding() {
        SecuritySpec plain = SecuritySpec.DEFAULT;
        return new SecuritySpec(false, true, List.of(), List.of("ALL"), List.of("no-new-privileges:true"), List.of(), Map.of("net.ipv4.ip_forward", "1"),
                plain.ulimits());
    }

    private String bridgeGateway() {
        List<String> gateways = engine.networks().inspect(bridge).map(NetworkInfo::gateways).orElse(List.of());
        return new ArrayList<>(gateways).stream().findFirst()
                .orElseThrow(() -> new HostFault("network " + bridge + " has no address of the node: remove it with `docker network rm " + bridge + "`"));
    }
}
