package io.argosy.gateway.route;

import io.argosy.model.assignment.Item.ListenerItem;
import io.argosy.model.service.PortSpec.Protocol;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The table made of what a node was told and sees, and what of it cannot be served.
///
/// @param served the listeners in the table, by listening address
/// @param refused the others
public record Routing(RouteTable table, Map<Listen, ListenerItem> served, List<Refused> refused) {
    /// @param problem for people, with its remedy
    public record Refused(ListenerItem listener, String problem) {}

    public Routing {
        served = Map.copyOf(served);
        refused = List.copyOf(refused);
    }

    /// Of listeners that overlap, one that is served already stays, else the first by key gets the port.
    ///
    /// @param held what the gateway listens on now
    public static Routing of(Collection<ListenerItem> listeners, Collection<Target> targets, Set<Listen> held, boolean ipv6) {
        Map<Listen, ListenerItem> served = new LinkedHashMap<>();
        List<Refused> refused = new ArrayList<>();
        Comparator<ListenerItem> order = Comparator.comparing((ListenerItem item) -> !held.contains(listen(item))).thenComparing(ListenerItem::key);
        for (ListenerItem listener : listeners.stream().filter(Routing::addressable).sorted(order).toList()) {
            Optional<String> problem = problem(listener, served);
            problem.ifPresentOrElse(p -> refused.add(new Refused(listener, p)), () -> served.put(listen(listener), listener));
        }
        listeners.stream().filter(item -> !addressable(item)).forEach(item -> refused.add(new Refused(item,
                "port " + port(item) + " cannot be listened on at " + item.port().hostIp().orElse("") + ": that is not an IP address")));
        return new Routing(table(served, targets, ipv6), served, refused);
    }

    /// Where a listener listens: its published port, or one chosen for it.
    ///
    /// @throws IllegalArgumentException when its address is none
    public static Listen listen(ListenerItem listener) {
        return new Listen(listener.port().hostIp().orElse(Listen.ANY), port(listener));
    }

    public static int port(ListenerItem listener) {
        return listener.port().published().orElseGet(() -> AutomaticPort.of(listener.service(), listener.port().target()));
    }

    /// The same routing without one listener.
    public Routing without(Listen listen, String problem) {
        Map<Listen, ListenerItem> rest = new LinkedHashMap<>(served);
        List<Refused> more = new ArrayList<>(refused);
        more.add(new Refused(rest.remove(listen), problem));
        List<Frontend> frontends = table.frontends().stream().filter(frontend -> !frontend.listen().equals(listen)).toList();
        Set<BackendName> used = rest.values().stream().map(Routing::backendOf).collect(Collectors.toSet());
        List<Backend> backends = table.backends().stream().filter(backend -> used.contains(backend.name())).toList();
        return new Routing(new RouteTable(table.ipv6(), frontends, backends), rest, more);
    }

    private static boolean addressable(ListenerItem listener) {
        try {
            listen(listener);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Optional<String> problem(ListenerItem listener, Map<Listen, ListenerItem> served) {
        Listen wanted = listen(listener);
        if (listener.port().protocol() == Protocol.UDP) {
            return Optional.of("UDP port " + wanted.port() + " cannot be balanced by the gateway; publish it with mode: host");
        }
        return served.keySet().stream().filter(wanted::overlaps).findFirst().map(taken -> "port " + wanted.port()
                + " is published by " + served.get(taken).service() + " already; publish another port");
    }

    private static RouteTable table(Map<Listen, ListenerItem> served, Collection<Target> targets, boolean ipv6) {
        List<Frontend> frontends = new ArrayList<>();
        Map<BackendName, Backend> backends = new TreeMap<>();
        served.forEach((listen, listener) -> {
            BackendName name = backendOf(listener);
            frontends.add(new Frontend(listen, new Traffic.Tcp(name)));
            backends.computeIfAbsent(name, n -> new Backend(n, servers(listener, targets)));
        });
        return new RouteTable(ipv6, frontends, List.copyOf(backends.values()));
    }

    private static BackendName backendOf(ListenerItem listener) {
        return BackendName.of(listener.service(), listener.port().target());
    }

    private static List<Server> servers(ListenerItem listener, Collection<Target> targets) {
        Map<String, Target> byAddress = new TreeMap<>();
        targets.stream().filter(target -> target.service().equals(listener.service())).forEach(target ->
                byAddress.merge(target.address(), target, (a, b) -> a.admission() == Admission.READY ? a : b));
        Map<Integer, Integer> ready = byAddress.values().stream().filter(target -> target.admission() == Admission.READY)
                .collect(Collectors.toMap(Target::release, target -> 1, Integer::sum));
        Map<Integer, Integer> weights = Weights.perServer(listener.weights(), ready);
        return byAddress.values().stream()
                .limit(Backend.MAX_SERVERS)
                .map(target -> new Server(target.address(), listener.port().target(), weights.getOrDefault(target.release(), 0), target.admission()))
                .toList();
    }
}
