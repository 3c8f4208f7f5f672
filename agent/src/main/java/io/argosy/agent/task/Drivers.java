package io.argosy.agent.task;

import io.argosy.agent.label.Labels;
import io.argosy.agent.lease.LeaseBook;
import io.argosy.agent.probe.Probes;
import io.argosy.engine.ContainerSummary;
import io.argosy.model.assignment.Assignment;
import io.argosy.model.assignment.Item.TaskItem;
import io.argosy.model.id.TaskId;
import io.argosy.model.service.ServiceSpec;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The drivers of the node's tasks: one for each task of the assignment, and for each that is being dismantled.
public final class Drivers implements AutoCloseable {
    private final Workshop shop;
    private final Runner runner;
    private final Map<TaskId, TaskDriver> drivers = new ConcurrentHashMap<>();

    public Drivers(
            StepWorker worker, Histories histories, Board board, Probes probes, LeaseBook leases, EngineLife life, FirstWord word,
            Predicate<TaskId> drained, InstantSource clock, Runner runner) {
        this.shop = new Workshop(worker, histories, board, probes, leases, life, word, drained, this::mayFollow, this::wake, clock);
        this.runner = runner;
    }

    /// Begins, changes and dismantles tasks to match. Returns before they have come to anything.
    public synchronized void assign(Assignment assignment) {
        Map<TaskId, TaskItem> wanted = new LinkedHashMap<>();
        for (var item : assignment.items().values()) {
            if (item instanceof TaskItem task) {
                wanted.put(task.task().id(), task);
            }
        }
        drivers.forEach((id, driver) -> {
            if (!wanted.containsKey(id)) {
                driver.forget();
                runner.wake(driver);
            }
        });
        // Those that have to go know it before others begin in their places.
        wanted.forEach((id, item) -> Optional.ofNullable(drivers.get(id)).ifPresent(known -> {
            known.assign(item);
            runner.wake(known);
        }));
        List<TaskDriver> begun = wanted.entrySet().stream().filter(entry -> !drivers.containsKey(entry.getKey())).map(entry -> new TaskDriver(entry.getValue(), shop)).toList();
        begun.forEach(driver -> drivers.put(driver.id(), driver));
        begun.forEach(driver -> runner.run(driver, () -> drivers.remove(driver.id(), driver)));
    }

    /// An assignment may bring a task and tell the one before it to stop: a node that was lost hears both at once.
    private boolean mayFollow(TaskItem item) {
        ServiceSpec spec = item.spec();
        boolean alone = spec.writesLocalVolume() || spec.bindsHostPorts() || spec.exclusive().isPresent();
        return !alone || drivers.values().stream().noneMatch(other -> other.goesBefore(item));
    }

    /// Tasks with a driver; containers of these are nobody else's business.
    public Set<TaskId> tasks() {
        return Set.copyOf(drivers.keySet());
    }

    /// Something that the task waits for may be there.
    public void wake(TaskId task) {
        each(task, _ -> { });
    }

    public void happened(TaskId task) {
        each(task, TaskDriver::happened);
    }

    public void toldToEnd(TaskId task) {
        each(task, TaskDriver::toldToEnd);
    }

    private void each(TaskId task, Consumer<TaskDriver> action) {
        TaskDriver driver = drivers.get(task);
        if (driver != null) {
            action.accept(driver);
            runner.wake(driver);
        }
    }

    /// Everything may have changed.
    public void lookAgain() {
        drivers.keySet().forEach(this::happened);
    }

    /// Lets those look again who see otherwise than the engine's list says.
    public void compare(List<ContainerSummary> containers) {
        Map<TaskId, Boolean> running = containers.stream()
                .filter(container -> Labels.task(container.labels()).isPresent())
                .collect(Collectors.toMap(container -> Labels.task(container.labels()).orElseThrow(), ContainerSummary::running, Boolean::logicalOr));
        drivers.forEach((id, driver) -> {
            if (!driver.seesRunning(Optional.ofNullable(running.get(id)).orElse(false))) {
                happened(id);
            }
        });
    }

    /// Tasks run on; nobody looks after them any more.
    @Override
    public void close() {
        runner.close();
    }
}
