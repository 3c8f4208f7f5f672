package io.argosy.planning.view;

import io.argosy.model.id.NodeId;
import io.argosy.model.service.ServiceMode;
import io.argosy.model.service.ServiceSpec;
import io.argosy.scheduling.Eligibility;
import io.argosy.scheduling.cluster.NodeSnapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which places a service should have, and which of its tasks are in them.
final class Places {

    private Places() {}

    static List<Place> of(AppView view, VolumeHomes homes, ServiceSpec spec, List<TaskView> tasks) {
        return switch (spec.mode()) {
            case ServiceMode.Replicated replicated ->
                numbered(view.app().scale().getOrDefault(spec.name(), replicated.replicas()), homes, spec, tasks);
            case ServiceMode.Job job -> numbered(job.completions(), homes, spec, tasks);
            case ServiceMode.Global _ -> perNode(view, spec, tasks);
        };
    }

    private static List<Place> numbered(int count, VolumeHomes homes, ServiceSpec spec, List<TaskView> tasks) {
        Map<Integer, List<TaskView>> byNumber = new HashMap<>();
        tasks.forEach(task -> byNumber.computeIfAbsent(task.task().slot().number(), _ -> new ArrayList<>()).add(task));
        List<Place> places = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            List<TaskView> here = byNumber.getOrDefault(number, List.of());
            places.add(new Place(number, homes.homeOf(spec, here), here));
        }
        return places;
    }

    /// Nodes that are lost have no place until they return. Nodes keep their numbers as long as tasks remember them; others get the lowest that are free.
    private static List<Place> perNode(AppView view, ServiceSpec spec, List<TaskView> tasks) {
        Map<NodeId, List<TaskView>> byNode = new HashMap<>();
        tasks.forEach(task -> node(task).ifPresent(node -> byNode.computeIfAbsent(node, _ -> new ArrayList<>()).add(task)));
        List<NodeId> eligible = view.nodes().all().stream().filter(node -> Eligibility.eligible(node, view.app().ref().space(), spec) && !node.lost()).map(NodeSnapshot::id).sorted().toList();
        Map<NodeId, Integer> numbers = remembered(eligible, byNode);
        Set<Integer> used = new HashSet<>(numbers.values());
        byNode.values().forEach(list -> list.stream().filter(TaskView::live).forEach(task -> used.add(task.task().slot().number())));
        int next = 1;
        List<Place> places = new ArrayList<>();
        for (NodeId node : eligible) {
            while (!numbers.containsKey(node) && !used.add(next)) {
                next++;
            }
            int number = numbers.getOrDefault(node, next);
            places.add(new Place(number, Optional.of(node), byNode.getOrDefault(node, List.of())));
        }
        places.sort(Comparator.comparingInt(Place::number));
        return places;
    }

    /// Of two nodes with the same number, the one keeps it where a task is wanted, else where one lives.
    private static Map<NodeId, Integer> remembered(List<NodeId> nodes, Map<NodeId, List<TaskView>> byNode) {
        Map<NodeId, Integer> numbers = new HashMap<>();
        Comparator<NodeId> wantedFirst = Comparator.comparing(node -> byNode.getOrDefault(node, List.of()).stream().noneMatch(TaskView::wanted));
        Comparator<NodeId> livingFirst = Comparator.comparing(node -> byNode.getOrDefault(node, List.of()).stream().noneMatch(TaskView::live));
        for (NodeId node : nodes.stream().sorted(wantedFirst.thenComparing(livingFirst)).toList()) {
            byNode.getOrDefault(node, List.of()).stream().max(TaskView.OLDEST_FIRST)
                    .map(task -> task.task().slot().number())
                    .filter(number -> !numbers.containsValue(number))
                    .ifPresent(number -> numbers.put(node, number));
        }
        return numbers;
    }

    private static Optional<NodeId> node(TaskView task) {
        return task.task().boundTo().or(task.task()::node);
    }
}
