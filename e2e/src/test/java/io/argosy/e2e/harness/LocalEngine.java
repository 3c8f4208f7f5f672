package io.argosy.e2e.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A real Docker engine with roots and a network namespace of its own. Used by one thread.
public final class LocalEngine implements Engine {

    private static final Duration START_LIMIT = Duration.ofSeconds(120);
    private static final String CONTAINERD_PID = "exec/containerd/containerd.pid";
    private static final Duration IMAGES_LIMIT = Duration.ofMinutes(10);

    private final NetworkNamespace namespace;
    private final Path directory;
    private Background dockerd;

    private LocalEngine(NetworkNamespace namespace, Path directory) {
        this.namespace = namespace;
        this.directory = directory;
    }

    public static LocalEngine start(int number) {
        LocalEngine engine = new LocalEngine(NetworkNamespace.create(number), Workspace.STATE.resolve("n" + number));
        engine.start();
        return engine;
    }

    /// Again after [#stop] or [#kill].
    public void start() {
        removePidFiles();
        dockerd = Background.start("engine", directory.resolve("log"), namespace.enter(List.of("dockerd", "--data-root", directory.resolve("data").toString(),
                "--exec-root", directory.resolve("exec").toString(), "--pidfile", directory.resolve("pid").toString(), "-H", host())), Map.of());
        Eventually.holds("the engine answers\n" + dockerd.lastLines(), START_LIMIT, () -> !dockerd.isAlive() || tries("version").isSuccess());
        if (!dockerd.isAlive()) {
            throw new AssertionError("the engine ended\n" + dockerd.lastLines());
        }
    }

    /// Those of a killed engine would make the next one wait for a containerd that is gone.
    private void removePidFiles() {
        try {
            Files.deleteIfExists(directory.resolve("pid"));
            Files.deleteIfExists(directory.resolve(CONTAINERD_PID));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Containers end with it, as with a machine that is shut down.
    public void stop() {
        dockerd.stop();
    }

    /// As a crash: the containers live on without it until the next start, which ends them.
    public void kill() {
        dockerd.kill();
        try {
            long containerd = Long.parseLong(Files.readString(directory.resolve(CONTAINERD_PID)).strip());
            ProcessHandle.of(containerd).ifPresent(ProcessHandle::destroyForcibly);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Unless it runs.
    public void startAgain() {
        if (!dockerd.isAlive()) {
            start();
        }
    }

    public void provide(String... images) {
        Command.of(Workspace.CHECKOUT.resolve("script/images").toString(), "-H", host()).and(images).within(IMAGES_LIMIT).run().succeeded();
    }

    @Override
    public String host() {
        return "unix://" + directory.resolve("sock");
    }

    @Override
    public String address() {
        return namespace.address();
    }

    public NetworkNamespace namespace() {
        return namespace;
    }

    /// Removes every container, network and volume that carries one of our labels, whatever its state.
    public void sweep() {
        remove(lines("ps", "-aq", "--filter", "label=io.argosy.cluster"), "rm", "-f", "-v");
        remove(lines("network", "ls", "-q", "--filter", "label=io.argosy.cluster"), "network", "rm");
        remove(lines("volume", "ls", "-q", "--filter", "label=io.argosy.cluster"), "volume", "rm", "-f");
    }

    private void remove(List<String> ids, String... command) {
        if (!ids.isEmpty()) {
            Command.of("docker", "-H", host()).and(command).and(ids.toArray(String[]::new)).run().succeeded();
        }
    }
}
