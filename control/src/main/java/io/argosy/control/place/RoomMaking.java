package io.argosy.control.place;

import io.argosy.control.change.Edit;
import io.argosy.control.change.Happening;
import io.argosy.control.record.Tables;
import io.argosy.control.record.TaskKey;
import io.argosy.model.event.Event.Severity;
import io.argosy.model.id.NodeId;
import io.argosy.model.id.ServiceRef;
import io.argosy.model.id.TaskId;
import io.argosy.model.service.ServiceSpec;
import io.argosy.model.task.Goal;
import io.argosy.model.task.Task;
import io.argosy.scheduling.Placer;
import io.argosy.scheduling.cluster.Demand;
import io.argosy.scheduling.preempt.MakingRoom;
import io.argosy.scheduling.preempt.Preemption;
import io.argosy.scheduling.preempt.Tenant;
import io.argosy.store.Entry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Tells less important tasks to stop for one that finds no room. For one try at a change.
final class RoomMaking {

    /// Tasks that are looked after in one try.
    private static final int MOST_ASKED = 64;
    /// Operations that telling one task takes.
    private static final int TOLD = 3;

    private final Edit edit;
    private final Placer placer;
    private final Map<TaskId, Task> tasks = new HashMap<>();
    private final Map<TaskId, Tenant> tenants = new HashMap<>();
    private final Set<Asked> hopeless = new HashSet<>();
    private final int least;
    private Optional<Preemption> preemption = Optional.empty();
    private int asked;

    RoomMaking(Edit edit, Placer placer) {
        this.edit = edit;
        this.placer = placer;
        for (Entry<TaskKey, Task> entry : edit.snapshot().scan(Tables.TASKS)) {
            Task task = entry.value();
            task.node().flatMap(_ -> placer.cluster().demandOf(task.id())).ifPresent(demand -> {
                tasks.put(task.id(), task);
                tenants.put(task.id(), new Tenant(demand, task.node().get(), task.createdAt(), task.goal() == Goal.STOP));
            });
        }
        least = tenants.values().stream().mapToInt(tenant -> tenant.demand().spec().priority()).min().orElse(Integer.MAX_VALUE);
    }

    private record Asked(ServiceRef service, ServiceSpec spec, Optional<NodeId> boundTo) {}

    /// Where the task is going to have room. Less important tasks there were told to stop, now or before.
    sealed interface Made {
        /// There is no way.
        record None() implements Made {}

        /// @param words for people
        record There(NodeId node, String words) implements Made {}

        /// The transaction has no room for it: try again with the next one.
        record Later() implements Made {}
    }

    Made roomFor(Demand demand) {
        Asked question = new Asked(demand.service(), demand.spec(), demand.boundTo());
        if (demand.spec().priority() <= least || hopeless.contains(question) || asked++ >= MOST_ASKED) {
            return new Made.None();
        }
        return switch (preemption().roomFor(demand)) {
            case MakingRoom.Nowhere _ -> {
                hopeless.add(question);
                yield new Made.None();
            }
            case MakingRoom.Awaited(NodeId node) -> new Made.There(node, "waits for tasks to stop on " + placer.cluster().nameOf(node));
            case MakingRoom.GivingWay(NodeId node, List<Tenant> who) -> tell(demand, node, who);
        };
    }

    private Preemption preemption() {
        if (preemption.isEmpty()) {
            preemption = Optional.of(placer.preemption(tenants.values()));
        }
        return preemption.get();
    }

    private Made tell(Demand demand, NodeId node, List<Tenant> who) {
        if (edit.room() < TOLD * who.size()) {
            return new Made.Later();
        }
        String name = placer.cluster().nameOf(node);
        String cause = Task.GAVE_WAY + demand.service().app().app() + "/" + demand.service().service() + " (priority " + demand.spec().priority() + ") on " + name;
        for (Tenant tenant : who) {
            Task task = tasks.get(tenant.demand().task());
            edit.put(Tables.TASKS, TaskKey.of(task), task.stopping(cause));
            edit.event(Happening.ofTask(edit.now(), Severity.WARNING, "task.preempted", task, task.slot().shortName() + " stops: " + cause));
            tenants.put(task.id(), new Tenant(tenant.demand(), node, tenant.since(), true));
        }
        preemption = Optional.empty();
        return new Made.There(node, "room is made on %s: %d less important %s".formatted(name, who.size(), who.size() == 1 ? "task gives way" : "tasks give way"));
    }
}
