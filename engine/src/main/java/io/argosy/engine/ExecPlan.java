package io.argosy.engine;

import io.argosy.model.unit.Frozen;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// A program to run in a container.
public record ExecPlan(
        List<String> argv, boolean stdin, boolean tty, Optional<String> user, Optional<String> workingDirectory, Map<String, String> environment) {
    public ExecPlan {
        argv = List.copyOf(argv);
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(workingDirectory, "workingDirectory");
        environment = Frozen.map(environment);
    }

    public static ExecPlan of(String... argv) {
        return new ExecPlan(List.of(argv), false, false, Optional.empty(), Optional.empty(), Map.of());
    }

    public ExecPlan withStdin() {
        return new ExecPlan(argv, true, tty, user, workingDirectory, environment);
    }
}
