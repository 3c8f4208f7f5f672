package io.argosy.planning.slot;

import io.argosy.model.service.RestartPolicy;
import io.argosy.planning.view.TaskView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// How long a slot waits before its next task, after tasks that ended by themselves. The wait is quadrupled with every task in a row that did not last; what the slot remembers
/// bounds the number.
final class Backoff {

    /// How many ended tasks a place remembers, and therefore how many failures in a row are told apart.
    static final int REMEMBERED = 5;

    private static final Duration LEAST = Duration.ofSeconds(1);
    private static final Duration LASTING = Duration.ofMinutes(10);
    private static final int FACTOR = 4;

    private Backoff() {}

    /// How many of the last tasks of a slot ended by themselves, up to the last one that was told to stop or had lasted.
    ///
    /// @param tasks of one slot, the oldest first
    static int inARow(List<TaskView> tasks) {
        int count = 0;
        for (TaskView task : tasks.reversed()) {
            if (task.endedByItself().isEmpty()) {
                break;
            }
            count++;
            if (lasted(task)) {
                break;
            }
        }
        return Math.min(count, REMEMBERED);
    }

    /// When the task that follows the last one may be made. The end is the agent's word: a clock that is wrong must neither hold the slot up nor spin it.
    static Instant retryAt(RestartPolicy policy, List<TaskView> tasks, Instant now) {
        Instant made = tasks.getLast().task().createdAt();
        Instant ended = tasks.getLast().endedAt().filter(end -> end.isAfter(made) && !end.isAfter(now)).orElse(made);
        return ended.plus(after(policy, inARow(tasks)));
    }

    /// When an unhealthy task may be replaced: the sooner after it was made, the fewer tasks the slot had of late.
    static Instant replaceAt(RestartPolicy policy, List<TaskView> tasks) {
        Instant made = tasks.getLast().task().createdAt();
        int recent = (int) tasks.stream().filter(task -> task.task().createdAt().isAfter(made.minus(LASTING))).count();
        return made.plus(after(policy, Math.min(recent, REMEMBERED)));
    }

    private static boolean lasted(TaskView task) {
        return task.endedAt().filter(end -> !end.isBefore(task.task().createdAt().plus(LASTING))).isPresent();
    }

    private static Duration after(RestartPolicy policy, int failures) {
        Duration wait = policy.delay().compareTo(LEAST) < 0 ? LEAST : policy.delay();
        for (int i = 1; i < failures && wait.compareTo(RestartPolicy.MAX_DELAY) < 0; i++) {
            wait = wait.multipliedBy(FACTOR);
        }
        return wait.compareTo(RestartPolicy.MAX_DELAY) < 0 ? wait : RestartPolicy.MAX_DELAY;
    }
}
