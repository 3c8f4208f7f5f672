package io.argosy.control.join;

import io.argosy.model.id.NodeId;
import io.argosy.model.join.CheckResult;
import io.argosy.model.join.JoinCheck;
import io.argosy.model.join.JoinCheck.Target;
import io.argosy.model.join.NodePort;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Machines with firewalls, by their addresses. Nobody is reached who does not listen.
final class FakeLan {

    private final Map<String, Set<String>> listening = new TreeMap<>();
    private final Map<String, List<NodePort>> taken = new TreeMap<>();
    private final Set<String> closed = new HashSet<>();
    private final Map<NodeId, String> nodes = new HashMap<>();

    void node(NodeId node, String address) {
        nodes.put(node, address);
    }

    void takes(String address, NodePort port) {
        taken.computeIfAbsent(address, _ -> new ArrayList<>()).add(port);
    }

    void closes(String address, NodePort port) {
        closed.add(address + " " + port);
    }

    /// Whether anybody still listens for a check.
    boolean quiet() {
        return listening.values().stream().allMatch(Set::isEmpty);
    }

    Neighbours neighbours() {
        return (node, check) -> at(nodes.get(node), check);
    }

    synchronized CheckResult at(String address, JoinCheck check) {
        return switch (check) {
            case JoinCheck.Listen listen -> {
                listening.computeIfAbsent(address, _ -> new HashSet<>()).add(listen.joining());
                yield new CheckResult.Listening(taken.getOrDefault(address, List.of()));
            }
            case JoinCheck.Dial dial -> new CheckResult.Dialled(dial.targets().stream().filter(target -> !reached(target)).toList());
            case JoinCheck.Done done -> {
                listening.getOrDefault(address, Set.of()).remove(done.joining());
                yield new CheckResult.Fine();
            }
        };
    }

    private boolean reached(Target target) {
        boolean listens = !listening.getOrDefault(target.address(), Set.of()).isEmpty();
        return listens && !closed.contains(target.address() + " " + target.port());
    }
}
