package io.argosy.agent.gateway;

import io.argosy.gateway.route.Admission;
import io.argosy.gateway.route.Target;
import io.argosy.model.id.TaskId;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Addresses that connections were led to until lately, and that may still have some: of tasks that moved to another network, and of tasks of other nodes that are
/// ready no more. They get no new connections and keep those they have, for a while. None is given up while new connections may still lead to it: one that comes in the moment after the
/// look for connections would be cut. For use by one thread.
final class FormerTargets {
    static final Duration MOVED = Duration.ofHours(1);
    static final Duration AWAY = Duration.ofMinutes(1);

    private Map<String, Target> before = Map.of();
    private Set<TaskId> wasLocal = Set.of();
    private final Map<String, Former> former = new HashMap<>();

    private record Former(Target target, long until) {}

    /// Asks which addresses have connections.
    interface Connected {
        Set<String> addresses() throws IOException, InterruptedException;
    }

    /// @param local tasks of this node, whose connections end with their containers
    /// @param led addresses that new connections are led to until these targets are applied
    /// @param connected addresses that have connections; asked only when it matters
    /// @param now by `System.nanoTime`
    /// @return the targets and those that drain
    List<Target> and(List<Target> targets, Set<TaskId> local, Set<String> led, Connected connected, long now) throws IOException, InterruptedException {
        Map<String, Target> current = new HashMap<>();
        targets.forEach(target -> current.merge(target.address(), target, (a, b) -> a.admission() == Admission.READY ? a : b));
        Set<TaskId> running = targets.stream().map(Target::task).collect(Collectors.toSet());
        before.forEach((address, target) -> {
            boolean ofNode = local.contains(target.task()) || wasLocal.contains(target.task());
            if (!current.containsKey(address) && (!ofNode || running.contains(target.task()))) {
                former.put(address, new Former(drain(target), now + (ofNode ? MOVED : AWAY).toNanos()));
            }
        });
        former.values().removeIf(gone -> current.containsKey(gone.target().address()) || now - gone.until() > 0);
        if (!former.isEmpty()) {
            Set<String> busy = connected.addresses();
            former.keySet().removeIf(address -> !led.contains(address) && !busy.contains(address));
        }
        before = current;
        wasLocal = new HashSet<>(local);
        List<Target> all = new ArrayList<>(targets);
        former.values().forEach(gone -> all.add(gone.target()));
        return all;
    }

    private static Target drain(Target target) {
        return new Target(target.task(), target.service(), target.release(), target.address(), Admission.DRAIN);
    }
}
