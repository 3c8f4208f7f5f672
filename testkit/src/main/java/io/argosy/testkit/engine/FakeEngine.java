package io.argosy.testkit.engine;

import io.argosy.engine.ContainerEvent;
import io.argosy.engine.Engine;
import io.argosy.engine.EngineInfo;
import io.argosy.engine.Events;
import io.argosy.engine.ImageInfo;
import io.argosy.model.node.EngineCondition.SwarmPlace;
import io.argosy.model.unit.ByteSize;
import io.argosy.model.unit.Cpus;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

/// An engine over maps. Its images run programs that are Java code; see [FakeProgram].
public final class FakeEngine implements Engine {
    private final InstantSource clock;
    private final Faults faults = new Faults();
    private final FakeImages images = new FakeImages(faults);
    private final FakeNetworks networks = new FakeNetworks(this);
    private final FakeSwarm swarm;
    private final FakeVolumes volumes = new FakeVolumes(this);
    private final FakeContainers containers = new FakeContainers(this);
    private final FakeExecs execs = new FakeExecs(this);
    private final List<ContainerEvent> past = new ArrayList<>();
    private int pids = 100;
    private final List<FakeEvents> listeners = new CopyOnWriteArrayList<>();
    private BiConsumer<String, ContainerEvent> witness = (_, _) -> { };

    public FakeEngine(InstantSource clock) {
        this(clock, new FakeLan());
    }

    /// @param lan what other engines are on too
    public FakeEngine(InstantSource clock, FakeLan lan) {
        this.clock = clock;
        this.swarm = new FakeSwarm(this, lan);
    }

    public Faults faults() {
        return faults;
    }

    /// Gives the engine an image of its own, and of no registry.
    public ImageInfo load(String tag, FakeProgram program) {
        return images.load(tag, program);
    }

    /// Ends a container by itself, as its process would.
    public void exit(String container, int code) {
        faults.happens(() -> containers.require(container).end(code, clock.instant()));
    }

    /// Takes a container away as `docker rm -f` by hand would.
    public void lose(String container) {
        faults.happens(() -> containers.discard(container));
    }

    /// Ends all containers as an engine without live-restore does when it starts again.
    public void restart() {
        containers.all().stream().filter(FakeContainer::running).forEach(container -> exit(container.id(), 255));
    }

    /// Tells of each event, with the container's name, as it happens: whether the engine is down or not, within the call that brings it about.
    public void witness(BiConsumer<String, ContainerEvent> told) {
        witness = told;
    }

    @Override
    public EngineInfo info() {
        return faults.read("info", "", () -> new EngineInfo(
                "fake", "28.0.0", "1.47", "linux", "amd64", Cpus.cores(4), ByteSize.mebibytes(8192), Map.of(), "fake-engine", "/var/lib/docker", false, SwarmPlace.NONE));
    }

    @Override
    public FakeImages images() {
        return images;
    }

    @Override
    public FakeNetworks networks() {
        return networks;
    }

    @Override
    public FakeSwarm swarm() {
        return swarm;
    }

    @Override
    public FakeVolumes volumes() {
        return volumes;
    }

    @Override
    public FakeContainers containers() {
        return containers;
    }

    @Override
    public FakeExecs execs() {
        return execs;
    }

    @Override
    public Events events(Instant since) {
        return faults.read("events", "", () -> {
            FakeEvents events = new FakeEvents();
            past.stream().filter(event -> !event.at().isBefore(since)).forEach(events::offer);
            listeners.add(events);
            return events;
        });
    }

    @Override
    public void close() {
        listeners.forEach(FakeEvents::close);
    }

    int nextPid() {
        return ++pids;
    }

    InstantSource clock() {
        return clock;
    }

    void happened(FakeContainer container, ContainerEvent.Kind kind) {
        ContainerEvent event = new ContainerEvent(clock.instant(), kind, container.id(), container.plan().labels());
        past.add(event);
        witness.accept(container.plan().name(), event);
        listeners.forEach(listener -> listener.offer(event));
    }
}
