package io.argosy.agent.network;

import io.argosy.agent.label.Identity;
import io.argosy.agent.label.Labels;
import io.argosy.engine.ContainerInfo;
import io.argosy.engine.ContainerPlan;
import io.argosy.engine.ContainerPlan.Connection;
import io.argosy.engine.ContainerState;
import io.argosy.engine.ContainerSummary;
import io.argosy.engine.Containers;
import io.argosy.engine.EngineException;
import io.argosy.model.assignment.Item.TaskItem;
import io.argosy.model.id.TaskId;
import io.argosy.model.service.HostSpec;
import io.argosy.model.service.LoggingSpec;
import io.argosy.model.service.ProcessSpec;
import io.argosy.model.service.RestartPolicy;
import io.argosy.model.service.SecuritySpec;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Containers that hold the network of a task on an overlay: its attachment, addresses, host name, hosts file, name servers, published ports and kernel settings. The
/// task's own container shares them, and may restart as often as it likes without asking the Swarm's managers.
///
/// A task that is never restarted needs none. Whether a container has one is asked of the engine, not of the assignment: tasks that began on a bridge have none.
public final class Sandboxes {
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final LoggingSpec SILENT = new LoggingSpec(Optional.of("none"), Map.of());
    private static final String NETWORK_SETTING = "net.";

    private final Containers containers;
    private final PauseImage image;
    private final Identity identity;
    private final Predicate<TaskItem> onOverlay;
    private final Attachments attachments;

    /// Tasks known to have one, also when their network is no longer assigned.
    private final Set<TaskId> held = ConcurrentHashMap.newKeySet();

    /// @param companion goes onto the same overlays
    public Sandboxes(Containers containers, PauseImage image, Identity identity, Predicate<TaskItem> onOverlay, Companion companion) {
        this.containers = containers;
        this.image = image;
        this.identity = identity;
        this.onOverlay = onOverlay;
        this.attachments = companion.attachments();
    }

    /// Makes sure of the task's sandbox, if it is to have one.
    ///
    /// @return the plan of its container, now without what the sandbox holds
    public ContainerPlan prepare(TaskItem item, ContainerPlan plan) {
        if (!onOverlay.test(item) || item.spec().restart().condition() == RestartPolicy.Condition.NONE || !(plan.connection() instanceof Connection.Joined)) {
            return plan;
        }
        String sandbox = running(item, plan);
        return plan.withHost(HostSpec.DEFAULT).withPorts(List.of()).withConnection(new Connection.Shared(sandbox))
                .withSecurity(withSettings(plan.security(), settings(plan.security(), false)));
    }

    private String running(TaskItem item, ContainerPlan plan) {
        held.add(item.task().id());
        String name = SandboxName.of(item.task());
        Optional<ContainerInfo> there = containers.inspect(name);
        String id = there.map(ContainerInfo::id).orElseGet(() -> containers.create(of(item, plan, name)));
        if (there.filter(Sandboxes::runs).isEmpty()) {
            begin(id);
        }
        return id;
    }

    /// One whose network is gone cannot start again; another one takes its place with the next try.
    private void begin(String sandbox) {
        try {
            attachments.attach(() -> containers.start(sandbox));
        } catch (EngineException.NotFound e) {
            attachments.detach(() -> containers.remove(sandbox));
            throw e;
        }
    }

    private ContainerPlan of(TaskItem item, ContainerPlan plan, String name) {
        SecuritySpec none = SecuritySpec.DEFAULT;
        SecuritySpec bare = new SecuritySpec(false, true, List.of(), List.of("ALL"), List.of(), List.of(), settings(plan.security(), true), none.ulimits());
        return ContainerPlan.of(name, image.ensure()).withLabels(Labels.ofSandbox(identity, item.task())).withProcess(ended()).withHost(plan.host())
                .withSecurity(bare).withConnection(plan.connection()).withPorts(plan.ports()).withLogging(SILENT);
    }

    /// The first process of a container does not heed other signals, and an engine on its way down would wait for it.
    private static ProcessSpec ended() {
        ProcessSpec plain = ProcessSpec.DEFAULT;
        return new ProcessSpec(plain.entrypoint(), plain.command(), plain.environment(), plain.workingDirectory(), plain.user(), plain.groups(),
                plain.tty(), plain.stdinOpen(), plain.init(), Optional.of("SIGKILL"), plain.stopGrace());
    }

    private static Map<String, String> settings(SecuritySpec spec, boolean ofNetwork) {
        Map<String, String> settings = new LinkedHashMap<>(spec.sysctls());
        settings.keySet().removeIf(name -> name.startsWith(NETWORK_SETTING) != ofNetwork);
        return settings;
    }

    private static SecuritySpec withSettings(SecuritySpec spec, Map<String, String> settings) {
        return new SecuritySpec(spec.privileged(), spec.readOnly(), spec.capAdd(), spec.capDrop(), spec.options(), spec.devices(), settings, spec.ulimits());
    }

    /// Starts a task's container, and before it the sandbox that it may have: after an engine's restart neither runs.
    public void start(TaskItem item, String container) {
        if (!onOverlay.test(item)) {
            containers.start(container);
            return;
        }
        Optional<ContainerInfo> sandbox = containers.inspect(SandboxName.of(item.task()));
        sandbox.filter(there -> !runs(there)).ifPresent(there -> begin(there.id()));
        if (sandbox.isPresent()) {
            containers.start(container);
        } else {
            attachments.attach(() -> containers.start(container));
        }
    }

    /// The container as it is reached: with the addresses and ports of its sandbox, none while that does not run.
    public ContainerInfo seen(ContainerInfo container) {
        if (container.shares().isEmpty()) {
            return container;
        }
        Labels.task(container.labels()).ifPresent(held::add);
        Optional<ContainerInfo> sandbox = containers.inspect(container.shares().get()).filter(Sandboxes::runs);
        return container.reachedAt(sandbox.map(ContainerInfo::addresses).orElse(Map.of()), sandbox.map(ContainerInfo::ports).orElse(List.of()));
    }

    /// Ends containers that lost their sandbox, so that both begin again: the network does not come back to one that runs.
    ///
    /// @param all containers of the cluster
    public void mend(List<ContainerSummary> all) {
        Set<TaskId> ended = all.stream().filter(container -> !container.running()).map(container -> Labels.sandboxOf(container.labels()))
                .flatMap(Optional::stream).collect(Collectors.toSet());
        all.stream().filter(ContainerSummary::running).filter(container -> Labels.task(container.labels()).filter(ended::contains).isPresent())
                .forEach(container -> containers.stop(container.id(), GRACE));
    }

    /// Gives up the task's network for good.
    public void remove(TaskItem item) {
        if (held.remove(item.task().id()) || onOverlay.test(item)) {
            attachments.detach(() -> containers.remove(SandboxName.of(item.task())));
        }
    }

    private static boolean runs(ContainerInfo container) {
        return container.state() instanceof ContainerState.Running;
    }
}
