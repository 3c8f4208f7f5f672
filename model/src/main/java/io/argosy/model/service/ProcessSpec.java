package io.argosy.model.service;

import io.argosy.model.unit.Frozen;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// The process of a container: what is started, how it is told to stop.
///
/// @param entrypoint the image's own when absent; an empty list clears it
/// @param command the image's own when absent; an empty list clears it
/// @param environment a variable without a value is taken out of the image's environment
/// @param init whether a small init process reaps zombies and passes signals on; the engine's default when absent
/// @param stopSignal the image's own when absent
/// @param stopGrace how long a stopping process may take before it is killed
public record ProcessSpec(
        Optional<List<String>> entrypoint,
        Optional<List<String>> command,
        Map<String, Optional<String>> environment,
        Optional<String> workingDirectory,
        Optional<String> user,
        List<String> groups,
        boolean tty,
        boolean stdinOpen,
        Optional<Boolean> init,
        Optional<String> stopSignal,
        Duration stopGrace) {

    public static final Duration DEFAULT_STOP_GRACE = Duration.ofSeconds(10);

    public static final ProcessSpec DEFAULT = new ProcessSpec(
            Optional.empty(), Optional.empty(), Map.of(), Optional.empty(), Optional.empty(), List.of(), false, false,
            Optional.empty(), Optional.empty(), DEFAULT_STOP_GRACE);

    public ProcessSpec {
        entrypoint = entrypoint.map(Frozen::list);
        command = command.map(Frozen::list);
        environment = Frozen.map(environment);
        groups = Frozen.list(groups);
        Objects.requireNonNull(workingDirectory, "workingDirectory");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(init, "init");
        Objects.requireNonNull(stopSignal, "stopSignal");
        if (stopGrace.isNegative()) {
            throw new IllegalArgumentException("stop_grace_period cannot be negative: " + stopGrace);
        }
    }
}
