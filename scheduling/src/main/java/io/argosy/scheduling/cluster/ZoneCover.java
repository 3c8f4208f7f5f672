package io.argosy.scheduling.cluster;

import io.argosy.model.id.TaskId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// In which zones the places of one service have their tasks. Nodes that stand in no zone cover none, nor do nodes that are lost.
///
/// A place whose tasks are in several zones, as during an update, counts in none: nobody knows which of them stays.
public final class ZoneCover {

    private final TreeMap<Integer, Map<TaskId, NodeState>> places = new TreeMap<>();
    private Optional<Others> counted = Optional.empty();

    ZoneCover() {}

    void add(Demand demand, NodeState node) {
        places.computeIfAbsent(demand.place(), _ -> new HashMap<>()).put(demand.task(), node);
        counted = Optional.empty();
    }

    void remove(Demand demand) {
        places.computeIfPresent(demand.place(), (_, tasks) -> {
            tasks.remove(demand.task());
            return tasks.isEmpty() ? null : tasks;
        });
        counted = Optional.empty();
    }

    /// The zones the service is in for certain.
    public Set<String> zones() {
        return Set.copyOf(count(0, Integer.MAX_VALUE).zones);
    }

    /// How many zones there are in the end at best, when a task goes to a node, and each place that has no task yet to a zone of its own.
    public int reachable(Demand demand, NodeState node) {
        Others others = others(demand.place(), demand.places());
        Optional<String> zone = Attributes.zone(node.snapshot());
        int more = zone.isPresent() && !others.zones.contains(zone.get()) ? 1 : 0;
        return others.zones.size() + more + Math.max(0, demand.places() - 1 - others.filled);
    }

    /// What is asked for many nodes is counted once.
    private Others others(int place, int count) {
        if (counted.filter(known -> known.place == place && known.count == count).isEmpty()) {
            counted = Optional.of(count(place, count));
        }
        return counted.get();
    }

    /// Places beyond the number are on their way out.
    private Others count(int place, int count) {
        Set<String> zones = new HashSet<>();
        int filled = 0;
        for (Map.Entry<Integer, Map<TaskId, NodeState>> each : places.headMap(count, true).entrySet()) {
            Set<String> its = each.getKey() == place ? Set.of() : zones(each.getValue());
            filled += its.isEmpty() ? 0 : 1;
            its.stream().filter(zone -> its.size() == 1 && !zone.isEmpty()).forEach(zones::add);
        }
        return new Others(place, count, Set.copyOf(zones), filled);
    }

    private static Set<String> zones(Map<TaskId, NodeState> tasks) {
        return tasks.values().stream().map(NodeState::snapshot).filter(node -> !node.lost())
                .map(node -> Attributes.zone(node).orElse("")).collect(Collectors.toSet());
    }

    /// The places of the service but one. @param count of all of them @param filled how many of the others have a task
    private record Others(int place, int count, Set<String> zones, int filled) {}
}
