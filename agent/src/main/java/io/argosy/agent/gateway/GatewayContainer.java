package io.argosy.agent.gateway;

import io.argosy.engine.ContainerInfo;
import io.argosy.engine.ContainerPlan;
import io.argosy.engine.ContainerState;
import io.argosy.engine.Engine;
import io.argosy.engine.EngineException;
import io.argosy.engine.ExecOutcome;
import io.argosy.model.service.HostSpec;
import io.argosy.model.service.LoggingSpec;
import io.argosy.model.service.MountKind;
import io.argosy.model.service.MountSpec;
import io.argosy.model.service.ProcessSpec;
import io.argosy.model.service.ResourceSpec;
import io.argosy.model.service.SecuritySpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// HAProxy as a system container on the node's own network stack: it sees the real addresses of clients, and binds any port.
///
/// The container runs as root, so that low ports can be bound after each reload; the workers, which handle traffic, run as nobody.
final class GatewayContainer implements GatewayProcess {
    static final String CLUSTER = "io.argosy.cluster";
    static final String SYSTEM = "io.argosy.system";

    private static final LoggingSpec LOGGING = new LoggingSpec(Optional.of("json-file"), Map.of("max-size", "10m", "max-file", "3"));
    private static final Duration CHECK_TIMEOUT = Duration.ofSeconds(20);
    private static final int MAX_CHECK_OUTPUT = 8 << 10;

    private final Engine engine;
    private final String image;
    private final GatewayFiles files;
    /// One for each data directory of an agent, so that several agents share an engine.
    private final String name;

    GatewayContainer(Engine engine, String image, GatewayFiles files, String node) {
        this.engine = engine;
        this.image = image;
        this.files = files;
        this.name = "argosy-gateway-%s-%08x".formatted(node.replaceAll("[^A-Za-z0-9_.-]", "-"), files.directory().toString().hashCode());
    }

    @Override
    public boolean running() {
        return inspect().map(ContainerInfo::state).filter(ContainerState.Running.class::isInstance).isPresent();
    }

    private Optional<ContainerInfo> inspect() {
        return engine.containers().inspect(name);
    }

    @Override
    public void start(String cluster) {
        Optional<ContainerInfo> there = inspect();
        there.ifPresent(this::requireOurs);
        ensureImage();
        engine.containers().remove(name);
        engine.containers().create(plan(cluster));
        try {
            engine.containers().start(name);
        } catch (EngineException.Refused e) {
            throw new GatewayFault("its container cannot be started: " + e.getMessage(), e);
        }
    }

    private void requireOurs(ContainerInfo container) {
        if (!"gateway".equals(container.labels().get(SYSTEM))) {
            throw new GatewayFault("the engine has a container " + name + " that is no gateway; remove or rename it");
        }
    }

    private void ensureImage() {
        if (engine.images().inspect(image).isPresent()) {
            return;
        }
        try {
            engine.images().pull(image, Optional.empty(), Optional.empty(), percent -> { });
        } catch (EngineException.NotFound | EngineException.Refused e) {
            throw new GatewayFault("its image %s is not on this node and cannot be pulled (%s): load it with `docker load`, or start the agent with another --gateway-image"
                    .formatted(image, e.getMessage()), e);
        }
    }

    private ContainerPlan plan(String cluster) {
        return new ContainerPlan(name, image, Optional.empty(), Map.of(CLUSTER, cluster, SYSTEM, "gateway"), command(), HostSpec.DEFAULT,
                SecuritySpec.DEFAULT, ResourceSpec.DEFAULT, List.of(sharedDirectory()), new ContainerPlan.Connection.Host(), List.of(), LOGGING);
    }

    private ProcessSpec command() {
        ProcessSpec plain = ProcessSpec.DEFAULT;
        return new ProcessSpec(Optional.of(List.of("haproxy")),
                Optional.of(List.of("-W", "-db", "-S", files.masterSocket() + ",mode,600", "-f", files.config().toString())),
                plain.environment(), plain.workingDirectory(), Optional.of("0:0"), plain.groups(), plain.tty(), plain.stdinOpen(), plain.init(),
                Optional.of("SIGTERM"), plain.stopGrace());
    }

    private MountSpec sharedDirectory() {
        return new MountSpec(MountKind.BIND, Optional.of(files.directory().toString()), files.directory().toString(), false, Optional.empty(),
                false, false, Optional.empty(), Optional.empty());
    }

    @Override
    public Check check(Path candidate) {
        return switch (engine.execs().run(name, List.of("haproxy", "-c", "-f", candidate.toString()), CHECK_TIMEOUT, MAX_CHECK_OUTPUT)) {
            case ExecOutcome.Exited exited -> exited.code() == 0 ? new Check.Valid() : new Check.Invalid(exited.output().strip());
            case ExecOutcome.TimedOut slow -> new Check.Invalid("it was not checked in " + CHECK_TIMEOUT.toSeconds() + " s");
        };
    }

    @Override
    public void remove() {
        if (inspect().filter(container -> "gateway".equals(container.labels().get(SYSTEM))).isPresent()) {
            engine.containers().remove(name);
        }
    }
}
