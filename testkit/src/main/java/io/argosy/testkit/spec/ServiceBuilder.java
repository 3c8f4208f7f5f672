package io.argosy.testkit.spec;

import io.argosy.model.id.ServiceName;
import io.argosy.model.service.Affinity;
import io.argosy.model.service.Constraint;
import io.argosy.model.service.Dependency;
import io.argosy.model.service.ExclusiveSpec;
import io.argosy.model.service.FileSpec;
import io.argosy.model.service.HealthSpec;
import io.argosy.model.service.HostSpec;
import io.argosy.model.service.ImageSpec;
import io.argosy.model.service.LoggingSpec;
import io.argosy.model.service.MountSpec;
import io.argosy.model.service.NetworkAttachment;
import io.argosy.model.service.NetworkMode;
import io.argosy.model.service.PlacementSpec;
import io.argosy.model.service.PortMode;
import io.argosy.model.service.PortSpec;
import io.argosy.model.service.ProcessSpec;
import io.argosy.model.service.PullPolicy;
import io.argosy.model.service.ResourceSpec;
import io.argosy.model.service.RestartPolicy;
import io.argosy.model.service.SecuritySpec;
import io.argosy.model.service.ServiceMode;
import io.argosy.model.service.ServiceSpec;
import io.argosy.model.service.Strategy;
import io.argosy.model.service.UnhealthyPolicy;
import io.argosy.model.service.UpdatePolicy;
import io.argosy.model.service.ZoneSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Builds a [ServiceSpec]: one replica of image `NAME:1`, kept running, on the network `default`, unless told otherwise.
public final class ServiceBuilder {

    private final ServiceName name;
    private ServiceMode mode = new ServiceMode.Replicated(1);
    private ImageSpec image;
    private SecuritySpec security = SecuritySpec.DEFAULT;
    private ResourceSpec resources = ResourceSpec.DEFAULT;
    private NetworkMode networkMode = NetworkMode.APP;
    private HealthSpec health = new HealthSpec.FromImage();
    private UnhealthyPolicy unhealthy = UnhealthyPolicy.REPLACE;
    private RestartPolicy restart = RestartPolicy.ALWAYS;
    private UpdatePolicy update = UpdatePolicy.DEFAULT;
    private UpdatePolicy rollback = UpdatePolicy.DEFAULT;
    private final List<Constraint> constraints = new ArrayList<>();
    private final List<Affinity> affinities = new ArrayList<>();
    private List<String> spread = List.of();
    private Optional<Integer> maxPerNode = Optional.empty();
    private Optional<Strategy> strategy = Optional.empty();
    private Optional<ZoneSpec> zones = Optional.empty();
    private boolean stays;
    private int priority;
    private Optional<ExclusiveSpec> exclusive = Optional.empty();
    private final List<MountSpec> mounts = new ArrayList<>();
    private final List<FileSpec> files = new ArrayList<>();
    private final List<PortSpec> ports = new ArrayList<>();
    private final List<Dependency> dependencies = new ArrayList<>();
    private final Map<String, Optional<String>> environment = new LinkedHashMap<>();
    private final Map<String, String> labels = new LinkedHashMap<>();
    private List<NetworkAttachment> networks = List.of(NetworkAttachment.of("default"));
    private List<String> expose = List.of();
    private HostSpec host = HostSpec.DEFAULT;

    private ServiceBuilder(String name) {
        this.name = new ServiceName(name);
        image(name + ":1");
    }

    public static ServiceBuilder service(String name) {
        return new ServiceBuilder(name);
    }

    public ServiceBuilder image(String reference) {
        image = new ImageSpec(reference, PullPolicy.MISSING, Optional.empty());
        return this;
    }

    public ServiceBuilder platform(String platform) {
        image = new ImageSpec(image.reference(), image.pull(), Optional.of(platform));
        return this;
    }

    public ServiceBuilder replicas(int count) {
        mode = new ServiceMode.Replicated(count);
        return this;
    }

    public ServiceBuilder global() {
        mode = new ServiceMode.Global();
        return this;
    }

    /// A job: what runs to completion, and is not restarted unless [#restart] says so.
    public ServiceBuilder job(int completions) {
        mode = new ServiceMode.Job(completions);
        restart = RestartPolicy.NEVER;
        return this;
    }

    public ServiceBuilder dependsOn(String service, Dependency.Condition condition) {
        return dependsOn(new Dependency(new ServiceName(service), condition, false, true));
    }

    public ServiceBuilder dependsOn(Dependency dependency) {
        dependencies.add(dependency);
        return this;
    }

    public ServiceBuilder env(String key, String value) {
        environment.put(key, Optional.of(value));
        return this;
    }

    public ServiceBuilder label(String key, String value) {
        labels.put(key, value);
        return this;
    }

    /// Publishes a port through the gateway.
    public ServiceBuilder publish(int published, int target) {
        return port(new PortSpec(target, Optional.of(published), PortSpec.Protocol.TCP, PortMode.INGRESS, Optional.empty()));
    }

    /// Publishes a port on the task's own node.
    public ServiceBuilder hostPort(int published, int target) {
        return port(new PortSpec(target, Optional.of(published), PortSpec.Protocol.TCP, PortMode.HOST, Optional.empty()));
    }

    public ServiceBuilder port(PortSpec port) {
        ports.add(port);
        return this;
    }

    public ServiceBuilder hostNetwork() {
        networkMode = NetworkMode.HOST;
        return this;
    }

    public ServiceBuilder networks(NetworkAttachment... attachments) {
        networks = List.of(attachments);
        return this;
    }

    public ServiceBuilder expose(String... ports) {
        expose = List.of(ports);
        return this;
    }

    public ServiceBuilder host(HostSpec spec) {
        host = spec;
        return this;
    }

    public ServiceBuilder volume(String source, String target) {
        return mount(MountSpec.volume(source, target));
    }

    public ServiceBuilder mount(MountSpec mount) {
        mounts.add(mount);
        return this;
    }

    public ServiceBuilder file(FileSpec file) {
        files.add(file);
        return this;
    }

    public ServiceBuilder health(HealthSpec spec) {
        health = spec;
        return this;
    }

    public ServiceBuilder unhealthy(UnhealthyPolicy policy) {
        unhealthy = policy;
        return this;
    }

    public ServiceBuilder restart(RestartPolicy policy) {
        restart = policy;
        return this;
    }

    public ServiceBuilder update(UpdatePolicy policy) {
        update = policy;
        return this;
    }

    public ServiceBuilder rollback(UpdatePolicy policy) {
        rollback = policy;
        return this;
    }

    public ServiceBuilder resources(ResourceSpec spec) {
        resources = spec;
        return this;
    }

    public ServiceBuilder constraint(String attribute, Constraint.Operator operator, String value) {
        constraints.add(new Constraint(attribute, operator, value));
        return this;
    }

    public ServiceBuilder spread(String... attributes) {
        spread = List.of(attributes);
        return this;
    }

    public ServiceBuilder maxPerNode(int most) {
        maxPerNode = Optional.of(most);
        return this;
    }

    public ServiceBuilder strategy(Strategy wanted) {
        strategy = Optional.of(wanted);
        return this;
    }

    /// Towards a service of its own app.
    public ServiceBuilder affinity(Affinity.Kind kind, String other, String over, boolean required) {
        affinities.add(new Affinity(kind, Optional.empty(), new ServiceName(other), over, required));
        return this;
    }

    public ServiceBuilder sysctl(String name, String value) {
        Map<String, String> settings = new LinkedHashMap<>(security.sysctls());
        settings.put(name, value);
        SecuritySpec plain = SecuritySpec.DEFAULT;
        security = new SecuritySpec(false, false, plain.capAdd(), plain.capDrop(), plain.options(), plain.devices(), settings, plain.ulimits());
        return this;
    }

    /// Over at least so many, or its tasks wait.
    public ServiceBuilder zones(int min) {
        zones = Optional.of(new ZoneSpec(min, false));
        return this;
    }

    /// Over so many where that is possible.
    public ServiceBuilder zonesIfPossible(int min) {
        zones = Optional.of(new ZoneSpec(min, true));
        return this;
    }

    /// When others are moved to nodes that came.
    public ServiceBuilder stays() {
        stays = true;
        return this;
    }

    public ServiceBuilder priority(int value) {
        priority = value;
        return this;
    }

    public ServiceBuilder exclusive(ExclusiveSpec how) {
        exclusive = Optional.of(how);
        return this;
    }

    public ServiceSpec build() {
        ProcessSpec plain = ProcessSpec.DEFAULT;
        ProcessSpec process = new ProcessSpec(plain.entrypoint(), plain.command(), environment, plain.workingDirectory(), plain.user(),
                plain.groups(), plain.tty(), plain.stdinOpen(), plain.init(), plain.stopSignal(), plain.stopGrace());
        List<NetworkAttachment> joined = networkMode == NetworkMode.APP ? networks : List.of();
        return new ServiceSpec(name, mode, image, process, host, security, resources, mounts, files, networkMode,
                joined, ports, expose, Map.of(), dependencies, health, unhealthy, restart, update, rollback,
                new PlacementSpec(constraints, spread, maxPerNode, affinities, strategy, zones, stays),
                LoggingSpec.DEFAULT, labels, Map.of(), priority, exclusive);
    }
}
