package io.argosy.testkit.engine;

import io.argosy.engine.ContainerEvent;
import io.argosy.engine.ContainerInfo;
import io.argosy.engine.ContainerPlan;
import io.argosy.engine.ContainerState;
import io.argosy.engine.ContainerSummary;
import io.argosy.engine.Endpoint;
import io.argosy.engine.EngineException;
import io.argosy.engine.Frames.Frame;
import io.argosy.model.service.MountKind;
import io.argosy.model.service.MountSpec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One container of a fake engine. Everything here runs inside the engine's one call at a time.
final class FakeContainer {
    private final FakeEngine engine;
    private final String id;
    private final ContainerPlan plan;
    private final FakeProgram program;
    private final Map<String, String> networks = new LinkedHashMap<>();
    private final List<Frame> output = new ArrayList<>();
    private ContainerState state = new ContainerState.Created();
    private Instant startedAt = Instant.EPOCH;
    private int pid;

    FakeContainer(FakeEngine engine, String id, ContainerPlan plan, FakeProgram program) {
        this.engine = engine;
        this.id = id;
        this.plan = plan;
        this.program = program;
        if (plan.connection() instanceof ContainerPlan.Connection.Joined(List<Endpoint> endpoints)) {
            endpoints.forEach(endpoint -> networks.put(endpoint.network(), endpoint.ipv4().orElseGet(engine.networks()::address)));
        }
    }

    String id() {
        return id;
    }

    ContainerPlan plan() {
        return plan;
    }

    FakeProgram program() {
        return program;
    }

    List<Frame> output() {
        return output;
    }

    /// Its address on each.
    Map<String, String> networks() {
        return networks;
    }

    Set<String> volumes() {
        Set<String> names = new LinkedHashSet<>();
        plan.mounts().stream().filter(mount -> mount.kind() == MountKind.VOLUME).map(MountSpec::source).flatMap(Optional::stream).forEach(names::add);
        return names;
    }

    boolean running() {
        return state instanceof ContainerState.Running;
    }

    void join(String network, String address) {
        networks.put(network, address);
    }

    void leave(String network) {
        networks.remove(network);
    }

    void start() {
        if (running()) {
            return;
        }
        shares().map(engine.containers()::require).filter(other -> !other.running()).ifPresent(other -> {
            throw new EngineException.Conflict("cannot join network of a non running container: " + other.id());
        });
        networks.keySet().forEach(engine.networks()::joinable);
        startedAt = engine.clock().instant();
        pid = engine.nextPid();
        state = new ContainerState.Running(startedAt);
        engine.happened(this, ContainerEvent.Kind.STARTED);
        List<String> argv = new ArrayList<>(plan.process().entrypoint().orElse(List.of()));
        argv.addAll(plan.process().command().orElse(List.of()));
        if (program.run(argv) instanceof FakeProgram.Run.Ends(int code, String said)) {
            output.add(new Frame(false, said.getBytes(StandardCharsets.UTF_8)));
            end(code, startedAt);
        }
    }

    void end(int code, Instant at) {
        if (running()) {
            state = new ContainerState.Exited(code, startedAt, at, false, "");
            engine.happened(this, ContainerEvent.Kind.ENDED);
        }
    }

    ContainerInfo info() {
        return new ContainerInfo(id, plan.name(), plan.image(), plan.labels(), state, running() ? networks : Map.of(),
                running() ? ports() : List.of(), plan.process().tty(), List.copyOf(volumes()), running() ? pid : 0, shares());
    }

    private Optional<String> shares() {
        return plan.connection() instanceof ContainerPlan.Connection.Shared(String other) ? Optional.of(other) : Optional.empty();
    }

    private List<String> ports() {
        return plan.ports().stream().map(port -> port.published().orElse(40000) + ":" + port.target() + "/"
                + port.protocol().name().toLowerCase(Locale.ROOT)).toList();
    }

    ContainerSummary summary() {
        return new ContainerSummary(id, plan.name(), plan.image(), plan.labels(), running());
    }
}
