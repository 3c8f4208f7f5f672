package io.argosy.control.node;

import io.argosy.control.record.Tables;
import io.argosy.control.record.TaskRecords;
import io.argosy.model.id.NodeId;
import io.argosy.model.task.Departure;
import io.argosy.model.task.Task;
import io.argosy.model.unit.Frozen;
import io.argosy.store.Entry;
import io.argosy.store.Snapshot;
import java.util.List;
import java.util.Optional;

/// Tasks that are being moved so that services are spread evenly: `default/shop web.1`.
///
/// @param here for which another one is made on this node
/// @param away of this node, for which another one is made elsewhere
public record Moves(List<String> here, List<String> away) {

    public Moves {
        here = Frozen.list(here);
        away = Frozen.list(away);
    }

    /// Empty when there are none.
    static Optional<Moves> of(Snapshot snapshot, NodeId node) {
        List<Task> moving = snapshot.scan(Tables.TASKS).stream().map(Entry::value)
                .filter(task -> task.departure().filter(departure -> !departure.givenUp()).isPresent() && !new TaskRecords(snapshot, task).ended()).toList();
        List<String> here = moving.stream().filter(task -> task.departure().map(Departure::to).filter(node::equals).isPresent()).map(Moves::name).toList();
        List<String> away = moving.stream().filter(task -> task.node().equals(Optional.of(node))).map(Moves::name).toList();
        return here.isEmpty() && away.isEmpty() ? Optional.empty() : Optional.of(new Moves(here, away));
    }

    private static String name(Task task) {
        return task.app() + " " + task.slot().shortName();
    }
}
