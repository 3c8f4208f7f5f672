package io.argosy.agent.engine;

import io.argosy.agent.local.LocalTask;
import io.argosy.model.task.Goal;
import io.argosy.model.task.TaskState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which containers live on while their engine does not: the kernel names the container of each process in its control group, and needs no engine for that.
public final class Survivors {
    private final Path processes;

    public Survivors() {
        this(Path.of("/proc"));
    }

    /// @param processes where the kernel shows them
    Survivors(Path processes) {
        this.processes = processes;
    }

    /// How many containers of tasks there should be, and how many have processes.
    public record Count(int alive, int all) {
        /// For people.
        public String told() {
            return all == 0 ? "engine down, no containers on it"
                    : alive == all ? "engine down, containers alive (%d)".formatted(all) : "engine down, %d of %d containers alive".formatted(alive, all);
        }
    }

    public Count count(Collection<LocalTask> tasks) {
        Set<String> containers = tasks.stream().filter(Survivors::runs).flatMap(task -> task.status().container().stream()).collect(Collectors.toSet());
        return new Count(alive(containers).size(), containers.size());
    }

    private static boolean runs(LocalTask task) {
        return task.item().task().goal() == Goal.RUN && task.status().state() instanceof TaskState.Running;
    }

    private Set<String> alive(Set<String> containers) {
        Set<String> alive = new HashSet<>();
        if (containers.isEmpty()) {
            return alive;
        }
        try (Stream<Path> each = Files.list(processes)) {
            each.filter(path -> path.getFileName().toString().matches("[0-9]+")).forEach(process -> {
                String groups = groups(process);
                containers.stream().filter(groups::contains).forEach(alive::add);
            });
        } catch (IOException e) {
            throw new UncheckedIOException("the machine's processes cannot be listed", e);
        }
        return alive;
    }

    /// A process may end while it is looked at.
    private static String groups(Path process) {
        try {
            return Files.readString(process.resolve("cgroup"), StandardCharsets.UTF_8);
        } catch (IOException _) {
            return "";
        }
    }
}
