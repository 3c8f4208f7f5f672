package io.argosy.planning.view;

import io.argosy.model.app.Release;
import io.argosy.model.id.NodeId;
import io.argosy.model.id.VolumeName;
import io.argosy.model.service.MountKind;
import io.argosy.model.service.MountSpec;
import io.argosy.model.service.ServiceSpec;
import io.argosy.model.service.VolumeSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which node holds each local volume of the app: the node of the first task that mounted it.
final class VolumeHomes {

    private final Map<VolumeName, NodeId> homes = new HashMap<>();
    private final Map<VolumeName, VolumeSpec> volumes;

    private VolumeHomes(Map<VolumeName, VolumeSpec> volumes) {
        this.volumes = volumes;
    }

    static VolumeHomes of(AppView view) {
        VolumeHomes homes = new VolumeHomes(view.target().map(Release::volumes).orElse(Map.of()));
        view.tasks().stream().sorted(TaskView.OLDEST_FIRST).forEach(task -> homes.note(view, task));
        return homes;
    }

    private void note(AppView view, TaskView task) {
        Optional<NodeId> node = task.task().node();
        Release release = view.releases().get(task.release());
        if (node.isEmpty() || release == null || !release.services().containsKey(task.task().service())) {
            return;
        }
        release.services().get(task.task().service()).spec().mounts().stream()
                .filter(VolumeHomes::named)
                .forEach(mount -> homes.putIfAbsent(new VolumeName(mount.source().orElseThrow()), node.get()));
    }

    /// The node a place of the service belongs to: that of a local volume it mounts, or for an anonymous volume that of its own last task.
    Optional<NodeId> homeOf(ServiceSpec spec, List<TaskView> tasks) {
        for (MountSpec mount : spec.mounts()) {
            Optional<NodeId> home = mount.kind() == MountKind.VOLUME ? homeOf(mount, tasks) : Optional.empty();
            if (home.isPresent()) {
                return home;
            }
        }
        return Optional.empty();
    }

    private Optional<NodeId> homeOf(MountSpec mount, List<TaskView> tasks) {
        if (!named(mount)) {
            return tasks.stream().max(TaskView.OLDEST_FIRST).flatMap(last -> last.task().node());
        }
        VolumeName name = new VolumeName(mount.source().orElseThrow());
        return volumes.getOrDefault(name, VolumeSpec.DEFAULT).local() ? Optional.ofNullable(homes.get(name)) : Optional.empty();
    }

    private static boolean named(MountSpec mount) {
        return mount.kind() == MountKind.VOLUME && mount.source().isPresent();
    }
}
