package io.argosy.agent.lease;

import io.argosy.engine.ContainerInfo;
import io.argosy.testkit.engine.FakeEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A guard that looks when it is told to.
public final class FakeGuard implements Guard {
    private static final int KILLED = 137;

    private final Path directory;
    private final FakeEngine engine;
    private final Boottime clock;
    private Optional<String> problem = Optional.empty();

    public FakeGuard(Path directory, FakeEngine engine, Boottime clock) {
        this.directory = directory;
        this.engine = engine;
        this.clock = clock;
    }

    /// From now on it cannot be there, or can again.
    public void fail(Optional<String> why) {
        problem = why;
    }

    @Override
    public Optional<String> watch() {
        return problem;
    }

    /// Ends what runs though its lease has lapsed.
    public void strike() {
        new LeaseFiles(directory).read().forEach((task, held) -> {
            Optional<ContainerInfo> container = engine.containers().inspect(held.container()).filter(info -> info.state() instanceof io.argosy.engine.ContainerState.Running);
            if (held.until().compareTo(clock.now()) <= 0 && container.isPresent()) {
                engine.exit(container.get().name(), KILLED);
                try {
                    Files.writeString(directory.resolve(task + ".ended"), "0\n");
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        });
    }
}
