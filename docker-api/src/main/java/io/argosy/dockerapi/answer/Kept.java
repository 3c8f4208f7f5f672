package io.argosy.dockerapi.answer;

import io.argosy.dockerapi.answer.Ears.Mark;
import io.argosy.dockerapi.fleet.FleetNode;
import io.argosy.dockerapi.merge.Part;
import io.argosy.dockerapi.wire.Ask;
import io.argosy.model.id.NodeId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What all engines have of one kind. Each is asked only when something was heard of it, or done to it, since it was asked last. Safe for any number of threads.
final class Kept<T> {

    private final Census census;
    private final Ears ears;
    private final Kind kind;
    private final Function<Part, List<T>> reading;
    private final Map<NodeId, Entry<T>> entries = new ConcurrentHashMap<>();

    /// @param node as it was when its things were made of it
    private record Entry<T>(FleetNode node, Mark mark, List<T> things) {}

    /// @param things of nodes that are there, in the order of nodes @param answered nodes of which all is known @param silent nodes that may have more, for people
    record Found<T>(List<T> things, Set<NodeId> answered, List<String> silent) {}

    Kept(Census census, Ears ears, Kind kind, Function<Part, List<T>> reading) {
        this.census = census;
        this.ears = ears;
        this.kind = kind;
        this.reading = reading;
    }

    Found<T> all() throws InterruptedException {
        Map<NodeId, List<T>> known = new HashMap<>();
        Map<NodeId, Optional<Mark>> marks = new HashMap<>();
        List<FleetNode> nodes = census.nodes();
        List<FleetNode> asked = new ArrayList<>();
        for (FleetNode node : nodes) {
            Optional<Mark> mark = node.there() ? ears.mark(node, kind) : Optional.empty();
            Entry<T> entry = entries.get(node.id());
            if (entry != null && mark.isPresent() && entry.mark().equals(mark.get()) && entry.node().equals(node)) {
                known.put(node.id(), entry.things());
            } else {
                marks.put(node.id(), mark);
                asked.add(node);
            }
        }
        Census.Whole whole = census.ask(Ask.get(kind.target()), asked);
        for (Part part : whole.parts()) {
            List<T> things = reading.apply(part);
            known.put(part.node().id(), things);
            marks.get(part.node().id()).ifPresent(mark -> entries.put(part.node().id(), new Entry<>(part.node(), mark, things)));
        }
        entries.keySet().retainAll(nodes.stream().map(FleetNode::id).collect(Collectors.toSet()));
        return new Found<>(nodes.stream().flatMap(node -> known.getOrDefault(node.id(), List.of()).stream()).toList(), Set.copyOf(known.keySet()), whole.silent());
    }
}
