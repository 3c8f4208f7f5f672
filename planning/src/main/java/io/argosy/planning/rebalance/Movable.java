package io.argosy.planning.rebalance;

import io.argosy.model.id.TaskId;
import io.argosy.model.task.Task;
import io.argosy.planning.view.ServiceView;
import io.argosy.planning.view.TaskView;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// A service of which tasks may be moved now. Changed while one plan is made.
final class Movable {

    private final ServiceView service;
    private final Map<TaskId, Task> tasks = new LinkedHashMap<>();
    private int room;

    /// @param onTheWay numbers of its places that are
    Movable(ServiceView service, Set<Integer> onTheWay) {
        this.service = service;
        this.room = Mobility.parallelism(service) - onTheWay.size();
        service.places().stream().filter(place -> !onTheWay.contains(place.number())).flatMap(place -> place.tasks().stream()).filter(TaskView::wanted)
                .forEach(task -> tasks.put(task.id(), task.task()));
    }

    ServiceView service() {
        return service;
    }

    Set<TaskId> tasks() {
        return room > 0 ? tasks.keySet() : Set.of();
    }

    Task depart(TaskId id) {
        room--;
        return tasks.remove(id);
    }
}
