package io.argosy.model.assignment;

import io.argosy.model.app.ContentRef;
import io.argosy.model.app.ImageIdentity;
import io.argosy.model.id.AppRef;
import io.argosy.model.id.ContentName;
import io.argosy.model.id.NetworkName;
import io.argosy.model.id.NodeId;
import io.argosy.model.id.ServiceName;
import io.argosy.model.id.ServiceRef;
import io.argosy.model.id.TaskId;
import io.argosy.model.id.VolumeName;
import io.argosy.model.network.MemberChange;
import io.argosy.model.network.Reach;
import io.argosy.model.network.SwarmPart;
import io.argosy.model.service.ImageSpec;
import io.argosy.model.service.NetworkSpec;
import io.argosy.model.service.PortSpec;
import io.argosy.model.service.ServiceSpec;
import io.argosy.model.service.VolumeSpec;
import io.argosy.model.task.Task;
import io.argosy.model.task.TaskState;
import io.argosy.model.unit.Frozen;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// One record of an assignment.
public sealed interface Item {

    /// Unique among the items of an assignment, and the same for what replaces this item.
    String key();

    /// A task of this node, to be run or stopped.
    ///
    /// @param networks networks of the app the task is on, by key: what the engine calls them
    /// @param volumes volumes of the app the task mounts, by key: what the engine calls them
    /// @param configs versions to mount, by key in the spec
    /// @param secrets versions to mount, by key in the spec
    /// @param startLevel tasks of lower levels start first after the engine restarts, and stop last: the longest chain of
    ///     dependencies below the service
    /// @param lease without which the task must not run; absent when it needs none
    /// @param ended as its agent said before: whatever the agent remembers, the task is never started again
    record TaskItem(
            Task task,
            ServiceSpec spec,
            ImageIdentity image,
            Map<NetworkName, String> networks,
            Map<VolumeName, String> volumes,
            Map<ContentName, ContentRef> configs,
            Map<ContentName, ContentRef> secrets,
            int startLevel,
            Optional<Duration> lease,
            Optional<TaskState.Ended> ended)
            implements Item {
        public TaskItem {
            Objects.requireNonNull(task, "task");
            Objects.requireNonNull(spec, "spec");
            Objects.requireNonNull(image, "image");
            networks = Frozen.map(networks);
            volumes = Frozen.map(volumes);
            configs = Frozen.map(configs);
            secrets = Frozen.map(secrets);
            lease = lease == null ? Optional.empty() : lease;
            ended = ended == null ? Optional.empty() : ended;
        }

        public TaskItem(
                Task task, ServiceSpec spec, ImageIdentity image, Map<NetworkName, String> networks, Map<VolumeName, String> volumes,
                Map<ContentName, ContentRef> configs, Map<ContentName, ContentRef> secrets, int startLevel) {
            this(task, spec, image, networks, volumes, configs, secrets, startLevel, Optional.empty(), Optional.empty());
        }

        @Override
        public String key() {
            return "task/" + task.id();
        }
    }

    /// A network that this node needs: tasks of it are on the network, or its gateway has servers there. One that is no longer assigned leaves the node once
    /// nothing uses it.
    ///
    /// @param engineName what names the network in items of tasks, and what its bridge is called; an overlay has a name of its own
    /// @param reach what it is on this node's engine; a bridge, or given, in what an earlier server wrote
    record NetworkItem(AppRef app, NetworkName name, String engineName, NetworkSpec spec, Reach reach) implements Item {
        public NetworkItem {
            Objects.requireNonNull(app, "app");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(engineName, "engineName");
            Objects.requireNonNull(spec, "spec");
            reach = reach == null ? Reach.GIVEN : reach;
        }

        @Override
        public String key() {
            return "network/" + engineName;
        }
    }

    /// An overlay that this node, a manager of the Swarm, is to make or remove. Overlays are never removed but on this word.
    ///
    /// @param engineName what engines call the overlay
    /// @param spec whether it is internal, its driver's options and labels; its own name, driver and subnets do not count
    /// @param subnets its address ranges
    record OverlayItem(AppRef app, NetworkName name, String engineName, NetworkSpec spec, List<NetworkSpec.Subnet> subnets, boolean remove)
            implements Item {
        public OverlayItem {
            Objects.requireNonNull(app, "app");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(engineName, "engineName");
            Objects.requireNonNull(spec, "spec");
            subnets = Frozen.list(subnets);
        }

        @Override
        public String key() {
            return "overlay/" + engineName;
        }
    }

    /// What the engine of this node is to do in the Swarm that carries the overlays. Without this item its membership is left as it is.
    ///
    /// @param changes to other members, for a manager; empty for others
    record MembershipItem(SwarmPart part, List<MemberChange> changes) implements Item {

        public static final String KEY = "membership";

        public MembershipItem {
            Objects.requireNonNull(part, "part");
            changes = Frozen.list(changes);
        }

        @Override
        public String key() {
            return KEY;
        }
    }

    /// A volume of this node. Volumes outlive assignments: one is removed only when `remove` asks for it.
    record VolumeItem(AppRef app, VolumeName name, String engineName, VolumeSpec spec, boolean remove) implements Item {
        public VolumeItem {
            Objects.requireNonNull(app, "app");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(engineName, "engineName");
            Objects.requireNonNull(spec, "spec");
        }

        @Override
        public String key() {
            return "volume/" + engineName;
        }
    }

    /// The bytes of a config or secret. Never printed.
    record ContentItem(ContentRef ref, String base64) implements Item {
        public ContentItem {
            Objects.requireNonNull(ref, "ref");
            Objects.requireNonNull(base64, "base64");
        }

        public byte[] bytes() {
            return Base64.getDecoder().decode(base64);
        }

        @Override
        public String key() {
            return "content/" + ref;
        }

        @Override
        public String toString() {
            return "ContentItem[" + ref + "]";
        }
    }

    /// An image to find, pull if its policy asks for it, and report the identity of.
    ///
    /// @param id one finding; another id means find again, as for the next release
    record ImageItem(String id, ImageSpec image) implements Item {
        public ImageItem {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(image, "image");
        }

        @Override
        public String key() {
            return "image/" + id;
        }
    }

    /// An image that a kept release of this cluster names: not to be cleaned away.
    record KeepItem(ImageIdentity image) implements Item {
        public KeepItem {
            Objects.requireNonNull(image, "image");
        }

        @Override
        public String key() {
            return "keep/" + image.id();
        }
    }

    /// Credentials for a registry that images of this assignment come from, and for nothing else. Never printed.
    ///
    /// @param host of the registry, with its port where it has one; `docker.io` for images without a host
    record RegistryItem(String host, String username, String password) implements Item {
        public RegistryItem {
            Objects.requireNonNull(host, "host");
            Objects.requireNonNull(username, "username");
            Objects.requireNonNull(password, "password");
        }

        @Override
        public String key() {
            return "registry/" + host;
        }

        @Override
        public String toString() {
            return "RegistryItem[" + host + "]";
        }
    }

    /// A service of an app that this node hosts or routes, and where it can be reached. Tasks of this very node are not
    /// listed: their agent knows better.
    ///
    /// @param aliases further names on each network
    /// @param links names that other services of the app gave it for their own use: asking service to aliases
    record ServiceItem(
            ServiceRef service, Map<NetworkName, Set<String>> aliases, Map<ServiceName, Set<String>> links, List<Endpoint> remote)
            implements Item {
        public ServiceItem {
            Objects.requireNonNull(service, "service");
            aliases = Frozen.map(aliases);
            links = Frozen.map(links);
            remote = Frozen.list(remote);
        }

        @Override
        public String key() {
            return key(service);
        }

        /// Of the item of a service.
        public static String key(ServiceRef service) {
            return "service/" + service;
        }
    }

    /// A published port that the gateway of this node serves.
    ///
    /// @param weights share of each release of the service, in percent, while several are live; empty for equal tasks
    record ListenerItem(ServiceRef service, PortSpec port, Map<Integer, Integer> weights) implements Item {
        public ListenerItem {
            Objects.requireNonNull(service, "service");
            Objects.requireNonNull(port, "port");
            weights = Frozen.map(weights);
        }

        @Override
        public String key() {
            return "listener/" + port.hostIp().orElse("*") + ":" + port.published().map(String::valueOf).orElse(service + ":" + port.target())
                    + "/" + port.protocol();
        }
    }

    /// A ready task on another node.
    ///
    /// @param addresses its address on each network of its app
    record Endpoint(TaskId task, NodeId node, List<String> topology, Map<NetworkName, String> addresses, Optional<Integer> release) {
        public Endpoint {
            Objects.requireNonNull(task, "task");
            Objects.requireNonNull(node, "node");
            topology = Frozen.list(topology);
            addresses = Frozen.map(addresses);
            Objects.requireNonNull(release, "release");
        }
    }
}
