package io.argosy.agent.lease;

import io.argosy.agent.supply.Awaited;
import io.argosy.api.session.AgentMessage.KeepLeases;
import io.argosy.api.session.ServerMessage.LeasesKept;
import io.argosy.model.assignment.Item.TaskItem;
import io.argosy.model.id.TaskId;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Until when each exclusive task of this node may run. Safe for any number of threads.
public final class LeaseBook {
    /// Askings that may be answered yet; older ones would bring little.
    private static final int UNANSWERED = 8;

    private final LeaseFiles files;
    private final Guard guard;
    private final Boottime clock;
    private final Map<TaskId, Terms> terms = new HashMap<>();
    private final Map<TaskId, Duration> until = new HashMap<>();
    private final Map<TaskId, String> containers = new HashMap<>();
    private final Set<TaskId> over = new HashSet<>();
    private final Map<Long, Duration> asked = new LinkedHashMap<>();
    private long number;

    /// Takes up the leases that an agent before this one was granted.
    public LeaseBook(LeaseFiles files, Guard guard, Boottime clock) {
        this.files = files;
        this.guard = guard;
        this.clock = clock;
        this.number = clock.now().toMillis();
        files.read().forEach((task, held) -> {
            until.put(task, held.until());
            containers.put(task, held.container());
        });
    }

    /// @return whether there are tasks whose leases were not asked for yet
    public synchronized boolean assign(Collection<TaskItem> items) {
        Set<TaskId> known = new HashSet<>(terms.keySet());
        terms.clear();
        Set<TaskId> assigned = new HashSet<>();
        items.forEach(item -> {
            assigned.add(item.task().id());
            item.lease().ifPresent(lease -> terms.put(item.task().id(), new Terms(lease, item.spec().process().stopGrace())));
        });
        over.retainAll(assigned);
        terms.keySet().removeAll(over);
        return !known.containsAll(terms.keySet());
    }

    /// Begins an asking for all leases; it is to be said at once. Empty when there are none.
    synchronized Optional<KeepLeases> ask() {
        if (terms.isEmpty()) {
            return Optional.empty();
        }
        asked.put(++number, clock.now());
        if (asked.size() > UNANSWERED) {
            asked.remove(asked.keySet().iterator().next());
        }
        return Optional.of(new KeepLeases(number, terms.keySet()));
    }

    /// How often to ask; empty when there is nothing to ask for.
    synchronized Optional<Duration> askEvery() {
        return terms.values().stream().map(Terms::renewEvery).min(Duration::compareTo);
    }

    /// A lease lasts from when it was asked for, not from when the answer came.
    ///
    /// @return tasks that may run now and might not before
    synchronized Set<TaskId> granted(LeasesKept kept) {
        Duration since = asked.remove(kept.number());
        Set<TaskId> freed = new HashSet<>();
        if (since != null) {
            kept.tasks().stream().filter(terms::containsKey).forEach(task -> {
                boolean ran = standing(task).mayRun();
                extend(task, since.plus(terms.get(task).lease()));
                if (!ran && standing(task).mayRun()) {
                    freed.add(task);
                }
            });
        }
        return freed;
    }

    private void extend(TaskId task, Duration to) {
        if (until.getOrDefault(task, Duration.ZERO).compareTo(to) >= 0) {
            return;
        }
        String container = containers.get(task);
        if (container != null) {
            files.write(task, new LeaseFiles.Held(to, container));
        }
        until.put(task, to);
    }

    /// What the task's lease allows now.
    public synchronized Leased of(TaskItem item) {
        return item.lease().map(lease -> new Terms(lease, item.spec().process().stopGrace()).at(Optional.ofNullable(until.get(item.task().id())), clock.now())).orElse(Leased.FREE);
    }

    private Leased standing(TaskId task) {
        return terms.get(task).at(Optional.ofNullable(until.get(task)), clock.now());
    }

    /// To be called just before the container is started, and to be believed only then: afterwards the guard ends the container when the lease lapses.
    ///
    /// @throws Awaited when the task may not run now
    public void claim(TaskItem item, String container) {
        if (item.lease().isEmpty()) {
            return;
        }
        write(item, container);
        guard.watch().ifPresent(problem -> {
            throw new Awaited("an exclusive task is not started without its guard, and the guard does not run: " + problem);
        });
        if (!of(item).mayRun()) {
            throw new Awaited("waiting for its lease from the server");
        }
    }

    private synchronized void write(TaskItem item, String container) {
        TaskId task = item.task().id();
        if (!of(item).mayRun()) {
            throw new Awaited("waiting for its lease from the server");
        }
        try {
            files.begun(task);
            files.write(task, new LeaseFiles.Held(until.get(task), container));
        } catch (UncheckedIOException e) {
            throw new Awaited("an exclusive task is not started while its lease cannot be noted: " + e.getMessage());
        }
        containers.put(task, container);
    }

    /// Whether the guard ended the task's container.
    public boolean endedByGuard(TaskItem item) {
        return item.lease().isPresent() && files.ended(item.task().id());
    }

    /// Nothing of the task runs any more, nor ever will.
    public synchronized void ended(TaskId task) {
        boolean held = until.remove(task) != null | containers.remove(task) != null;
        boolean had = terms.remove(task) != null;
        if (held || had) {
            over.add(task);
            files.delete(task);
        }
    }

    /// Makes sure that the guard is there while containers run under a lease.
    ///
    /// @return why it is not
    Optional<String> watch() {
        synchronized (this) {
            if (containers.isEmpty()) {
                return Optional.empty();
            }
        }
        return guard.watch();
    }
}
