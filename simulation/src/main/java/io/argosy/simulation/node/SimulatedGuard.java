package io.argosy.simulation.node;

import io.argosy.agent.lease.Boottime;
import io.argosy.agent.lease.Guard;
import io.argosy.simulation.time.Life;
import io.argosy.simulation.time.Timeline;
import io.argosy.testkit.engine.FakeEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A guard that does to the fake engine's containers what the real one does to control groups, by the same files: apart from the agent, and whether the engine answers or not.
final class SimulatedGuard implements Guard {

    private static final Duration LOOK = Duration.ofMillis(250);
    private static final String LEASE = ".lease";
    private static final int KILLED = 137;
    private static final int UNIT_MILLIS = 10;

    private final Path directory;
    private final FakeEngine engine;
    private final Boottime clock;
    private final Timeline timeline;
    private final Life life;
    private boolean begun;

    /// @param life of this run of the machine
    SimulatedGuard(Path directory, FakeEngine engine, Boottime clock, Timeline timeline, Life life) {
        this.directory = directory;
        this.engine = engine;
        this.clock = clock;
        this.timeline = timeline;
        this.life = life;
    }

    @Override
    public Optional<String> watch() {
        if (!begun) {
            begun = true;
            timeline.after(LOOK, life, this::look);
        }
        return Optional.empty();
    }

    /// Goes on for as long as there are leases.
    private void look() {
        List<Path> leases = leases();
        leases.forEach(this::enforce);
        begun = !leases.isEmpty();
        if (begun) {
            timeline.after(LOOK, life, this::look);
        }
    }

    private List<Path> leases() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().endsWith(LEASE)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void enforce(Path file) {
        try {
            String[] words = Files.readString(file).strip().split(" ");
            Duration until = Duration.ofMillis(Long.parseLong(words[0]) * UNIT_MILLIS);
            if (clock.now().compareTo(until) >= 0 && engine.containers().runs(words[1])) {
                String task = file.getFileName().toString().replace(LEASE, "");
                Files.writeString(directory.resolve(task + ".ended"), "");
                engine.exit(words[1], KILLED);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
