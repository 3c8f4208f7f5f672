package io.argosy.planning.rollout;

import io.argosy.model.app.Rollout;
import io.argosy.model.id.ServiceName;
import io.argosy.model.id.TaskId;
import io.argosy.planning.step.Pass;
import io.argosy.planning.step.Step.AdvanceRollout;
import io.argosy.planning.view.AppView;
import io.argosy.planning.view.Place;
import io.argosy.planning.view.ServiceView;
import io.argosy.planning.view.Services;
import io.argosy.planning.view.TaskView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The record of a rollout under way during one pass: reads it, notes in it, and writes it when something was noted. Without a rollout under way there is nothing to
/// note: ready tasks have proved themselves, none has failed.
public final class Book {

    private final AppView view;
    private final Pass pass;
    private final Optional<Rollout> read;
    private Optional<Rollout> now;

    public Book(AppView view, Pass pass) {
        this.view = view;
        this.pass = pass;
        this.read = view.rolling();
        this.now = read;
    }

    public Optional<Rollout> rollout() {
        return now;
    }

    public void write(Rollout changed) {
        now = Optional.of(changed);
    }

    /// Adds the step that writes what was noted; nothing when nothing was.
    public void close() {
        if (!now.equals(read)) {
            now.ifPresent(rollout -> pass.add(new AdvanceRollout(rollout, cause(rollout))));
        }
    }

    private static String cause(Rollout rollout) {
        if (!rollout.message().isEmpty()) {
            return rollout.message();
        }
        return rollout.phase() == Rollout.Phase.DONE ? "every service runs as released" : "progress";
    }

    /// Notes which new tasks are ready, and which failed.
    public void observe(Services services) {
        now.ifPresent(rollout -> {
            Map<TaskId, Instant> readySince = new HashMap<>(rollout.readySince());
            Map<ServiceName, Set<TaskId>> failed = new HashMap<>(rollout.failed());
            for (ServiceView service : services.all()) {
                for (TaskView task : newTasks(rollout, service)) {
                    if (task.wanted() && task.ready()) {
                        readySince.putIfAbsent(task.id(), pass.now());
                    }
                    Optional<Instant> since = Optional.ofNullable(readySince.get(task.id()));
                    if (Failure.of(task, since, service.policy().monitor(), pass.now()) || overdue(rollout, service, task, since)) {
                        failed.computeIfAbsent(service.name(), _ -> Set.of());
                        failed.computeIfPresent(service.name(), (_, before) -> plus(before, task.id()));
                    }
                }
            }
            now = Optional.of(rollout.withReadySince(readySince).withFailed(failed));
        });
    }

    /// A task of an update that does not become ready in time has failed. One whose node is away may be; a first release has nothing to return to.
    private boolean overdue(Rollout rollout, ServiceView service, TaskView task, Optional<Instant> readySince) {
        return rollout.from().isPresent() && !view.away(task.task().node())
                && Failure.overdueAt(task, readySince, service.policy().deadline(), service.job()).filter(pass::due).isPresent();
    }

    private static Set<TaskId> plus(Set<TaskId> before, TaskId id) {
        Set<TaskId> after = new LinkedHashSet<>(before);
        after.add(id);
        return after;
    }

    private static List<TaskView> newTasks(Rollout rollout, ServiceView service) {
        List<TaskView> tasks = new ArrayList<>();
        for (Place place : service.places()) {
            place.of(service.since()).stream().filter(task -> isNew(rollout, task)).forEach(tasks::add);
        }
        return tasks;
    }

    private static boolean isNew(Rollout rollout, TaskView task) {
        return !task.task().createdAt().isBefore(rollout.startedAt());
    }

    /// Whether the task was made by the rollout under way.
    public boolean isNew(TaskView task) {
        return now.filter(rollout -> isNew(rollout, task)).isPresent();
    }

    /// Whether the task is ready, and was watched long enough if the rollout made it, and is reached by those who lead to it. The first release of an app is not watched: there is nothing to return to.
    public boolean proved(ServiceView service, TaskView task) {
        if (!task.wanted() || !task.ready()) {
            return false;
        }
        if (!isNew(task)) {
            return true;
        }
        if (now.filter(rollout -> rollout.from().isEmpty()).isPresent()) {
            return view.serves(task);
        }
        Instant since = now.flatMap(rollout -> Optional.ofNullable(rollout.readySince().get(task.id()))).orElse(pass.now());
        return pass.due(since.plus(service.policy().monitor())) && view.serves(task);
    }

    /// Whether the update may go on from the task: it proved itself, or it is ready and another new task of the service proved the release before it. So only
    /// the first batch holds the others up for its monitor time; a release that breaks soon after its start breaks there.
    public boolean arrived(ServiceView service, TaskView task) {
        return proved(service, task) || task.wanted() && view.serves(task) && now.filter(rollout -> anyProved(rollout, service)).isPresent();
    }

    private boolean anyProved(Rollout rollout, ServiceView service) {
        return newTasks(rollout, service).stream().anyMatch(task -> proved(service, task));
    }

    public boolean failed(TaskView task) {
        return now.filter(rollout -> rollout.failed().getOrDefault(task.task().service(), Set.of()).contains(task.id())).isPresent();
    }

    public int failures(ServiceView service) {
        return now.map(rollout -> rollout.failed().getOrDefault(service.name(), Set.of()).size()).orElse(0);
    }

    /// Whether the delay since the last batch of the service was begun, and since its tasks became ready, is over.
    public boolean delayIsOver(ServiceView service) {
        Duration delay = service.policy().delay();
        if (now.isEmpty() || delay.isZero()) {
            return true;
        }
        Rollout rollout = now.get();
        Optional<Instant> last = Optional.ofNullable(rollout.lastBatch().get(service.name()));
        for (TaskView task : newTasks(rollout, service)) {
            Optional<Instant> ready = Optional.ofNullable(rollout.readySince().get(task.id()));
            last = last.isEmpty() || ready.isPresent() && ready.get().isAfter(last.get()) ? ready.or(() -> lastBatch(rollout, service)) : last;
        }
        return last.isEmpty() || pass.due(last.get().plus(delay));
    }

    private static Optional<Instant> lastBatch(Rollout rollout, ServiceView service) {
        return Optional.ofNullable(rollout.lastBatch().get(service.name()));
    }

    public void batchBegun(ServiceView service) {
        now = now.map(rollout -> {
            Map<ServiceName, Instant> batches = new HashMap<>(rollout.lastBatch());
            batches.put(service.name(), pass.now());
            return rollout.withLastBatch(batches);
        });
    }
}
