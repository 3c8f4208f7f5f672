package io.argosy.simulation.check;

import io.argosy.agent.label.Labels;
import io.argosy.agent.task.FirstWord;
import io.argosy.engine.ContainerEvent;
import io.argosy.model.id.TaskId;
import io.argosy.simulation.cluster.Cluster;
import io.argosy.simulation.node.Machine;
import io.argosy.simulation.people.Wishes;
import io.argosy.simulation.trace.Violation;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What engines do, whatever the records say: a task runs once in the whole cluster, a database on the one machine that has its volume, and nobody else's containers are touched.
final class Engines {

    private static final Set<String> SINGLE_WRITERS = Set.of(Wishes.DATABASE, Wishes.LEDGER);

    /// Longer than word of a leader takes to a machine that it hears.
    private static final Duration OLD_NEWS = Duration.ofSeconds(20);

    /// In which an agent that begins starts nothing without the server's word.
    private static final Duration SILENT = FirstWord.PATIENCE.minusSeconds(1);

    private static final int MOST_STARTS = 4;
    private static final Duration PACE = Duration.ofSeconds(1);

    private final Cluster cluster;
    private final ToldToStop told;
    private final Map<String, Deque<Duration>> starts = new HashMap<>();

    Engines(Cluster cluster, ToldToStop told) {
        this.cluster = cluster;
        this.told = told;
        cluster.witness(this::happened);
    }

    private void happened(Machine machine, String name, ContainerEvent event) {
        cluster.trace().say("%s: %s %s".formatted(machine.name(), name, event.kind()));
        boolean others = name.equals(Machine.STRANGER) || name.equals(Machine.FOREIGN);
        if (others && event.kind() == ContainerEvent.Kind.REMOVED) {
            throw new Violation("containers of others are never touched", name + " on " + machine.name() + " was removed");
        }
        if (event.kind() == ContainerEvent.Kind.STARTED && !others) {
            paced(name);
            started(machine, event.labels());
        }
    }

    /// What ends again and again is started again after a pause.
    private void paced(String name) {
        Duration now = cluster.timeline().elapsed();
        Deque<Duration> starts = this.starts.computeIfAbsent(name, _ -> new ArrayDeque<>());
        starts.add(now);
        if (starts.size() > MOST_STARTS && now.minus(starts.poll()).compareTo(PACE) < 0) {
            throw new Violation("nothing is started over and over without a pause", name + " was started " + (MOST_STARTS + 1) + " times within " + PACE);
        }
    }

    private void started(Machine machine, Map<String, String> labels) {
        Optional.ofNullable(labels.get(Labels.TASK)).ifPresent(task -> {
            alone("a task runs once", Map.of(Labels.TASK, task));
            wanted(machine, new TaskId(task));
        });
        if (SINGLE_WRITERS.contains(labels.getOrDefault(Labels.SERVICE, ""))) {
            alone("single writers stay single", Map.of(Labels.APP, labels.get(Labels.APP), Labels.SERVICE, labels.get(Labels.SERVICE)));
        }
        if (Wishes.DATABASE.equals(labels.get(Labels.SERVICE))) {
            home(machine, labels.get(Labels.APP));
        }
    }

    private void wanted(Machine machine, TaskId task) {
        if (machine.agentAge().filter(age -> age.compareTo(SILENT) < 0).isPresent() && told.longer(task, OLD_NEWS)) {
            throw new Violation("what was replaced does not start again where an agent begins", task + " on " + machine.name());
        }
    }

    private void alone(String invariant, Map<String, String> labels) {
        List<String> running = cluster.machines().stream()
                .flatMap(machine -> machine.engine().containers().peek(labels).stream().map(name -> name + " on " + machine.name())).toList();
        if (running.size() > 1) {
            throw new Violation(invariant, running.toString());
        }
    }

    private void home(Machine machine, String app) {
        List<String> holders = cluster.machines().stream().filter(each -> each.engine().volumes().peek().stream().anyMatch(name -> name.startsWith(app + "_")))
                .map(Machine::name).toList();
        if (holders.size() > 1) {
            throw new Violation("a volume binds", "the volume of " + app + " is on " + holders + ", and its database was started on " + machine.name());
        }
    }
}
