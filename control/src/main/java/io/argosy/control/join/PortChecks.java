package io.argosy.control.join;

import io.argosy.control.join.Candidate.Present;
import io.argosy.control.join.JoinOutcome.Refused;
import io.argosy.model.join.CheckResult;
import io.argosy.model.join.CheckResult.Dialled;
import io.argosy.model.join.CheckResult.Listening;
import io.argosy.model.join.JoinCheck;
import io.argosy.model.join.JoinCheck.Target;
import io.argosy.model.join.NodePort;
import io.argosy.model.join.NodePort.Transport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Whether a machine and the nodes that are there reach each other on the ports they need. Both sides listen for a moment, and dial each other. A node that does not answer the server is
/// passed over: it holds up nobody.
final class PortChecks {

    /// Firewalls are mostly alike on all nodes, so that a few tell for all.
    private static final int MOST_NEIGHBOURS = 3;

    private final String joining;
    private final JoinRequest request;
    private final Joiner joiner;
    private final Neighbours neighbours;

    private PortChecks(String joining, JoinRequest request, Joiner joiner, Neighbours neighbours) {
        this.joining = joining;
        this.request = request;
        this.joiner = joiner;
        this.neighbours = neighbours;
    }

    /// @param joining names this joining
    /// @param nodes the nodes that the machine would be one more to
    static Optional<Refused> problem(String joining, JoinRequest request, List<Present> nodes, Joiner joiner, Neighbours neighbours) {
        List<Present> asked = nodes.stream().filter(Present::connected)
                .filter(node -> !node.address().isEmpty() && !node.address().equals(request.facts().address()))
                .limit(MOST_NEIGHBOURS).toList();
        return asked.isEmpty() ? Optional.empty() : new PortChecks(joining, request, joiner, neighbours).run(asked);
    }

    private Optional<Refused> run(List<Present> asked) {
        JoinCheck listen = new JoinCheck.Listen(joining, NodePort.ALL);
        try {
            Map<Present, CheckResult> ears = each(asked, listen);
            return switch (joiner.check(listen)) {
                case Listening(List<NodePort> taken) when !taken.isEmpty() && !request.facts().condition().swarm().active() -> Optional.of(taken(taken));
                case Listening(List<NodePort> taken) -> dial(ears, taken);
                case CheckResult.Wrong(String problem) -> Optional.of(JoinCode.UNAVAILABLE.refused(
                        "what ports %s can be reached on could not be found out: %s; the agent tries again".formatted(request.name(), problem)));
                case CheckResult.Fine _, Dialled _ -> Optional.empty();
            };
        } finally {
            joiner.check(new JoinCheck.Done(joining));
            each(asked, new JoinCheck.Done(joining));
        }
    }

    private Optional<Refused> dial(Map<Present, CheckResult> ears, List<NodePort> takenHere) {
        List<Target> there = new ArrayList<>();
        ears.forEach((node, ear) -> {
            if (ear instanceof Listening(List<NodePort> taken)) {
                there.addAll(ports(taken).map(port -> new Target(node.node().name(), node.address(), port)).toList());
            }
        });
        List<Present> hearing = ears.entrySet().stream().filter(ear -> ear.getValue() instanceof Listening).map(Map.Entry::getKey).toList();
        List<Target> here = ports(takenHere).map(port -> new Target(request.name(), request.facts().address(), port)).toList();
        List<Unreached> unreached = new ArrayList<>(unreached(request.name().value(), request.facts().address(), joiner.check(new JoinCheck.Dial(there))));
        each(hearing, new JoinCheck.Dial(here)).forEach((node, result) ->
                unreached.addAll(unreached(node.node().name().value(), node.address(), result)));
        return unreached.isEmpty() ? Optional.empty() : Optional.of(JoinCode.NODE_PORTS_CLOSED.refused(Opening.told(unreached)));
    }

    /// What another program has is spoken to only where a connection by itself says that it is reached.
    private static Stream<NodePort> ports(List<NodePort> taken) {
        return NodePort.ALL.stream().filter(port -> port.transport() == Transport.TCP || !taken.contains(port));
    }

    private static List<Unreached> unreached(String from, String address, CheckResult result) {
        return result instanceof Dialled(List<Target> targets)
                ? targets.stream().map(target -> new Unreached(from, address, target)).toList()
                : List.of();
    }

    private Refused taken(List<NodePort> ports) {
        String list = ports.stream().map(NodePort::toString).collect(Collectors.joining(", "));
        return JoinCode.NODE_PORTS_TAKEN.refused(
                "another program on %s uses %s, which nodes need between them: find it with `ss -lntup`, and stop it or give it another port".formatted(request.name(), list));
    }

    private Map<Present, CheckResult> each(List<Present> nodes, JoinCheck check) {
        Map<Present, Future<CheckResult>> asked = new LinkedHashMap<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            nodes.forEach(node -> asked.put(node, threads.submit(() -> neighbours.check(node.node().id(), check))));
        }
        Map<Present, CheckResult> results = new LinkedHashMap<>();
        asked.forEach((node, result) -> results.put(node, result.resultNow()));
        return results;
    }
}
