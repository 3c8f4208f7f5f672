package io.argosy.agent.supply;

import io.argosy.agent.label.ContainerName;
import io.argosy.agent.label.Identity;
import io.argosy.agent.label.Labels;
import io.argosy.agent.network.NetworkNames;
import io.argosy.engine.ContainerPlan;
import io.argosy.engine.ContainerPlan.Connection;
import io.argosy.engine.Endpoint;
import io.argosy.model.assignment.Item.TaskItem;
import io.argosy.model.id.VolumeName;
import io.argosy.model.service.HostSpec;
import io.argosy.model.service.LoggingSpec;
import io.argosy.model.service.MountKind;
import io.argosy.model.service.MountSpec;
import io.argosy.model.service.NetworkAttachment;
import io.argosy.model.service.NetworkMode;
import io.argosy.model.service.PortMode;
import io.argosy.model.service.ServiceSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Makes the plan of a task's container. Service names, aliases and links are not told to the engine: the agent's DNS serves them.
public final class TaskContainer {
    /// What the engine keeps of a container's output unless the app's file says otherwise.
    static final LoggingSpec BOUNDED = new LoggingSpec(Optional.of("json-file"), Map.of("max-size", "10m", "max-file", "3"));

    private final Identity identity;
    private final Function<TaskItem, List<String>> nameServers;
    private final FileSupply files;
    private final NetworkNames networks;

    /// @param nameServers where a task's container asks names; what its service wants asked is asked by those. Empty for the engine's own
    public TaskContainer(Identity identity, Function<TaskItem, List<String>> nameServers, FileSupply files, NetworkNames networks) {
        this.identity = identity;
        this.nameServers = nameServers;
        this.files = files;
        this.networks = networks;
    }

    /// @param image id of the image on this engine
    public ContainerPlan plan(TaskItem item, String image) {
        ServiceSpec spec = item.spec();
        return new ContainerPlan(ContainerName.of(item.task()), image, spec.image().platform(),
                Labels.ofTask(identity, item.task(), spec.labels()), spec.process(), host(item), spec.security(), spec.resources(),
                mounts(item), connection(item),
                spec.ports().stream().filter(port -> port.mode() == PortMode.HOST && spec.networkMode() == NetworkMode.APP).toList(),
                spec.logging().equals(LoggingSpec.DEFAULT) ? BOUNDED : spec.logging());
    }

    private HostSpec host(TaskItem item) {
        HostSpec host = item.spec().host();
        List<String> servers = item.spec().networkMode() == NetworkMode.APP ? nameServers.apply(item) : List.of();
        if (servers.isEmpty()) {
            return host;
        }
        return new HostSpec(host.hostname(), host.domainName(), host.extraHosts(), servers, host.dnsSearch(), host.dnsOptions());
    }

    private List<MountSpec> mounts(TaskItem item) {
        List<MountSpec> mounts = new ArrayList<>();
        item.spec().mounts().forEach(mount -> mounts.add(mount.kind() == MountKind.VOLUME ? onEngine(item, mount) : mount));
        mounts.addAll(files.mounts(item));
        return mounts;
    }

    private static MountSpec onEngine(TaskItem item, MountSpec mount) {
        Optional<String> source = mount.source().map(key -> Optional.ofNullable(item.volumes().get(new VolumeName(key)))
                .orElseThrow(() -> new Unfit("the release names no volume " + key)));
        return new MountSpec(mount.kind(), source, mount.target(), mount.readOnly(), mount.propagation(), mount.createHostPath(),
                mount.copyFromImage(), mount.size(), mount.fileMode());
    }

    private Connection connection(TaskItem item) {
        return switch (item.spec().networkMode()) {
            case HOST -> new Connection.Host();
            case NONE -> new Connection.None();
            case APP -> new Connection.Joined(item.spec().networks().stream()
                    .sorted(Comparator.comparingInt(NetworkAttachment::priority).reversed())
                    .map(attachment -> endpoint(item, attachment)).toList());
        };
    }

    private Endpoint endpoint(TaskItem item, NetworkAttachment attachment) {
        String name = Optional.ofNullable(item.networks().get(attachment.network()))
                .orElseThrow(() -> new Unfit("the release names no network " + attachment.network()));
        return new Endpoint(networks.onEngine(name), attachment.ipv4(), attachment.ipv6(), List.of());
    }
}
