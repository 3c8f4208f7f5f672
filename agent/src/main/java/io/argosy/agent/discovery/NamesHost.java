package io.argosy.agent.discovery;

import io.argosy.agent.local.LocalView;
import io.argosy.agent.local.TrafficHost;
import io.argosy.discovery.names.NameTable;
import io.argosy.discovery.names.Place;
import io.argosy.discovery.serve.CurrentNames;
import io.argosy.discovery.serve.DnsServer;
import io.argosy.discovery.serve.Responder;
import io.argosy.discovery.upstream.Upstream;
import io.argosy.engine.EngineException;
import io.argosy.engine.Networks;
import io.argosy.model.assignment.Item.TaskItem;
import io.argosy.model.id.TaskId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Answers the names of the node's apps, from the last view.
public final class NamesHost implements TrafficHost {
    /// Not routed anywhere, and used by nobody else that we know of.
    public static final InetAddress DEFAULT_ADDRESS = InetAddress.ofLiteral("169.254.44.53");

    private static final Logger LOG = System.getLogger(NamesHost.class.getName());

    private final InetAddress address;
    private final Place place;
    private final InternalGateways gateways;
    private final Askers askers;
    private final CurrentNames names = new CurrentNames();
    private final Departures departures = new Departures();
    private final Set<String> promised = new HashSet<>();
    private final DnsServer server;
    private volatile String fault = "";
    private volatile Runnable whenFaultChanges = () -> { };

    /// @param address to answer on, the same on each node
    /// @param place of this node
    /// @param askers where containers on overlays ask at and from
    /// @param resolvConf the file that names the node's own name servers
    public NamesHost(InetAddress address, Place place, Networks networks, Askers askers, Path resolvConf) {
        this.askers = askers;
        this.address = address;
        this.place = place;
        this.gateways = new InternalGateways(networks);
        NodeNameServers servers = new NodeNameServers(resolvConf, Set.of(address));
        this.server = new DnsServer(new Responder(names, new Upstream(new SecureRandom(), Upstream.PATIENCE), servers::forService, NamesHost::ownNode));
    }

    /// Begins to answer. What keeps it from that is said in [#fault], and tried again with each view.
    @Override
    public void start() {
        listen(Set.of());
    }

    @Override
    public void update(LocalView view) {
        NameTable table = Tables.of(view, place, askers.sources(view));
        names.replace(table);
        departures.table(table, System.nanoTime());
        Set<String> engineNames = view.tasks().values().stream().flatMap(task -> task.item().networks().values().stream()).collect(Collectors.toSet());
        listen(gateways.of(engineNames));
    }

    /// The name servers to give to a task's container, once its networks are there: the common address, and this node's address on networks without a way out.
    /// Those are listened on when this returns. What the service itself wants asked is asked by us.
    ///
    /// @throws EngineException when the engine does not answer
    public List<String> nameServers(TaskItem item) {
        List<String> servers = new ArrayList<>();
        servers.add(address.getHostAddress());
        item.networks().values().forEach(network -> servers.addAll(gateways.look(network)));
        if (servers.size() > 1) {
            synchronized (promised) {
                promised.addAll(servers.subList(1, servers.size()));
            }
            servers.subList(1, servers.size()).forEach(gateway -> open(InetAddress.ofLiteral(gateway)));
        }
        List<String> further = askers.nameServers(item);
        if (!further.isEmpty()) {
            askers.listenAt().ifPresent(at -> open(InetAddress.ofLiteral(at)));
            servers.addAll(further);
        }
        return servers;
    }

    private void open(InetAddress gateway) {
        try {
            server.listen(gateway);
        } catch (UncheckedIOException e) {
            tell(e.getMessage());
        }
    }

    /// Listens on the common address, on these, and on those that containers about to start were told of.
    private void listen(Set<String> internal) {
        Set<InetAddress> wanted = new HashSet<>();
        wanted.add(address);
        synchronized (promised) {
            promised.removeAll(internal);
            promised.removeIf(gateway -> !ownNode(InetAddress.ofLiteral(gateway)));
            promised.forEach(gateway -> wanted.add(InetAddress.ofLiteral(gateway)));
        }
        internal.forEach(gateway -> wanted.add(InetAddress.ofLiteral(gateway)));
        askers.listenAt().map(InetAddress::ofLiteral).filter(NamesHost::ownNode).ifPresent(wanted::add);
        try {
            new ListenAddress(address).ensure();
            server.listenOnly(wanted);
            tell("");
        } catch (IOException e) {
            tell(e.getMessage());
        } catch (UncheckedIOException e) {
            tell(e.getMessage());
        }
    }

    private void tell(String problem) {
        if (problem.equals(fault)) {
            return;
        }
        if (!problem.isEmpty()) {
            LOG.log(Level.WARNING, problem);
        }
        fault = problem;
        whenFaultChanges.run();
    }

    /// Runs each time that [#fault] has changed.
    public void whenFaultChanges(Runnable action) {
        whenFaultChanges = action;
    }

    /// Why names are not answered as they should be, for people; empty when they are.
    public String fault() {
        return fault;
    }

    @Override
    public boolean drained(TaskId task) {
        return departures.over(task, System.nanoTime());
    }

    private static boolean ownNode(InetAddress from) {
        try {
            return from.isLoopbackAddress() || NetworkInterface.getByInetAddress(from) != null;
        } catch (SocketException e) {
            return false;
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
