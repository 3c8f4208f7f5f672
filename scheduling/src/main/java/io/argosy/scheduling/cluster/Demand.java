package io.argosy.scheduling.cluster;

import io.argosy.model.id.AppRef;
import io.argosy.model.id.NodeId;
import io.argosy.model.id.ServiceName;
import io.argosy.model.id.ServiceRef;
import io.argosy.model.id.TaskId;
import io.argosy.model.id.VolumeName;
import io.argosy.model.service.Affinity;
import io.argosy.model.service.MountKind;
import io.argosy.model.service.ServiceMode;
import io.argosy.model.service.ServiceSpec;
import io.argosy.model.service.VolumeSpec;
import io.argosy.model.task.Task;
import io.argosy.model.unit.Frozen;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What a task asks of its node: of the one it will get when it is pending, of the one it has when it is placed.
///
/// @param spec the service as the task's release has it
/// @param boundTo the only node it may run on
/// @param localVolumes volumes that only one node can hold, unique in the cluster
/// @param place the number of its place in the service, from 1
/// @param places how many places the service is to have
/// @param leased whether it must not run without a lease
public record Demand(
        TaskId task, ServiceRef service, ServiceSpec spec, Optional<NodeId> boundTo, Set<String> localVolumes, int place, int places,
        boolean leased) {

    public Demand {
        Objects.requireNonNull(task, "task");
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(spec, "spec");
        Objects.requireNonNull(boundTo, "boundTo");
        localVolumes = Frozen.set(localVolumes);
    }

    /// What a task asks that holds no lease.
    public Demand(TaskId task, ServiceRef service, ServiceSpec spec, Optional<NodeId> boundTo, Set<String> localVolumes, int place, int places) {
        this(task, service, spec, boundTo, localVolumes, place, places, false);
    }

    /// @param volumes the volumes of the task's release
    /// @param scale replicas as people set them by hand
    public static Demand of(Task task, ServiceSpec spec, Map<VolumeName, VolumeSpec> volumes, Map<ServiceName, Integer> scale) {
        return new Demand(task.id(), task.slot().service(), spec, task.boundTo(), localVolumes(task.app(), spec, volumes), task.slot().number(),
                scale.getOrDefault(spec.name(), spec.mode().places()), spec.lease(volumes).isPresent());
    }

    /// The service an affinity of this task speaks of.
    public ServiceRef other(Affinity affinity) {
        return affinity.otherFrom(service.app());
    }

    /// A global service has a volume of its own on every node, so that none of its volumes binds.
    private static Set<String> localVolumes(AppRef app, ServiceSpec spec, Map<VolumeName, VolumeSpec> volumes) {
        if (spec.mounts().isEmpty() || spec.mode() instanceof ServiceMode.Global) {
            return Set.of();
        }
        return spec.mounts().stream()
                .filter(mount -> mount.kind() == MountKind.VOLUME)
                .flatMap(mount -> mount.source().stream())
                .filter(source -> volumes.getOrDefault(new VolumeName(source), VolumeSpec.DEFAULT).local())
                .map(source -> app + "/" + source)
                .collect(Collectors.toSet());
    }
}
