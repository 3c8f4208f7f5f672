package io.argosy.testkit.engine;

import io.argosy.engine.ContainerEvent;
import io.argosy.engine.ContainerInfo;
import io.argosy.engine.ContainerPlan;
import io.argosy.engine.ContainerSummary;
import io.argosy.engine.Containers;
import io.argosy.engine.Endpoint;
import io.argosy.engine.EngineException;
import io.argosy.engine.Frames;
import io.argosy.engine.LogPlan;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Containers of a fake engine.
public final class FakeContainers implements Containers {
    private static final int TERMINATED = 143;

    private final FakeEngine engine;
    private final Map<String, FakeContainer> containers = new LinkedHashMap<>();
    private byte[] copied = new byte[0];
    private int made;

    FakeContainers(FakeEngine engine) {
        this.engine = engine;
    }

    /// Names of the containers that run now.
    public List<String> running() {
        return all().stream().filter(FakeContainer::running).map(container -> container.plan().name()).toList();
    }

    /// Whether it is there and runs, whether the engine is down or not.
    public boolean runs(String container) {
        return find(container).filter(FakeContainer::running).isPresent();
    }

    /// All, by name, whether the engine is down or not.
    public Map<String, ContainerSummary> peek() {
        Map<String, ContainerSummary> all = new LinkedHashMap<>();
        all().forEach(container -> all.put(container.plan().name(), container.summary()));
        return all;
    }

    /// Names of those with these labels that run now, whether the engine is down or not.
    public List<String> peek(Map<String, String> labels) {
        return all().stream().filter(container -> container.running() && container.plan().labels().entrySet().containsAll(labels.entrySet()))
                .map(container -> container.plan().name()).toList();
    }

    public ContainerPlan plan(String container) {
        return require(container).plan();
    }

    List<FakeContainer> all() {
        return List.copyOf(containers.values());
    }

    FakeContainer require(String container) {
        return find(container).orElseThrow(() -> new EngineException.NotFound("No such container: " + container));
    }

    private Optional<FakeContainer> find(String container) {
        return containers.values().stream()
                .filter(known -> known.id().equals(container) || known.plan().name().equals(container)).findFirst();
    }

    @Override
    public String create(ContainerPlan plan) {
        return engine.faults().change("create", plan.name(), () -> {
            if (find(plan.name()).isPresent()) {
                throw new EngineException.Conflict("The container name \"/" + plan.name() + "\" is already in use");
            }
            FakeProgram program = engine.images().program(plan.image())
                    .orElseThrow(() -> new EngineException.NotFound("No such image: " + plan.image()));
            if (plan.connection() instanceof ContainerPlan.Connection.Joined(List<Endpoint> endpoints)) {
                endpoints.forEach(endpoint -> engine.networks().joinable(endpoint.network()));
            }
            FakeContainer container = new FakeContainer(engine, "%064x".formatted(++made), plan, program);
            containers.put(container.id(), container);
            engine.happened(container, ContainerEvent.Kind.CREATED);
            return container.id();
        });
    }

    @Override
    public void start(String container) {
        engine.faults().change("start", name(container), () -> {
            require(container).start();
            return null;
        });
    }

    @Override
    public void stop(String container, Duration grace) {
        engine.faults().change("stop", name(container), () -> {
            require(container).end(TERMINATED, engine.clock().instant());
            return null;
        });
    }

    @Override
    public void kill(String container, String signal) {
        engine.faults().change("kill", name(container), () -> {
            if (!require(container).running()) {
                throw new EngineException.Conflict("Container " + container + " is not running");
            }
            require(container).end(137, engine.clock().instant());
            return null;
        });
    }

    private String name(String container) {
        return find(container).map(known -> known.plan().name()).orElse(container);
    }

    @Override
    public Optional<ContainerInfo> inspect(String container) {
        return engine.faults().read("inspect", name(container), () -> find(container).map(FakeContainer::info));
    }

    @Override
    public List<ContainerSummary> list(Map<String, String> labels) {
        return engine.faults().read("list", "", () -> containers.values().stream()
                .filter(container -> container.plan().labels().entrySet().containsAll(labels.entrySet()))
                .map(FakeContainer::summary).toList());
    }

    @Override
    public void remove(String container) {
        engine.faults().change("remove", name(container), () -> {
            discard(container);
            return null;
        });
    }

    void discard(String container) {
        find(container).ifPresent(known -> {
            known.end(137, engine.clock().instant());
            containers.remove(known.id());
            engine.happened(known, ContainerEvent.Kind.REMOVED);
        });
    }

    /// What was said until now, whether it is to be followed or not.
    @Override
    public Frames logs(String container, LogPlan plan) {
        return engine.faults().read("logs", name(container), () -> new FakeFrames(require(container).output()));
    }

    @Override
    public void copyIn(String container, String directory, InputStream tar) {
        engine.faults().change("copy", name(container), () -> {
            try {
                require(container);
                copied = tar.readAllBytes();
                return copied;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /// What was last copied in, whatever the path.
    @Override
    public InputStream copyOut(String container, String path) {
        return engine.faults().read("copy-out", name(container), () -> {
            require(container);
            if (!path.startsWith("/")) {
                throw new EngineException.NotFound("Could not find the file " + path + " in container " + container);
            }
            return new ByteArrayInputStream(copied);
        });
    }
}
