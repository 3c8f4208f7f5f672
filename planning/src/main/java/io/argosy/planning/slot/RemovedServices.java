package io.argosy.planning.slot;

import io.argosy.model.app.Release;
import io.argosy.model.id.ServiceName;
import io.argosy.model.service.MountKind;
import io.argosy.model.service.MountSpec;
import io.argosy.model.service.ServiceSpec;
import io.argosy.planning.rollout.Settlement;
import io.argosy.planning.step.Pass;
import io.argosy.planning.view.AppView;
import io.argosy.planning.view.ServiceView;
import io.argosy.planning.view.Services;
import io.argosy.planning.view.TaskView;
import io.argosy.scheduling.cluster.HostPort;
import java.util.Optional;

/// Ends tasks of services that the target release no longer has: when all that it has is up, or at once when they hold what a service needs to come up.
public final class RemovedServices {

    private final AppView view;
    private final Settlement settlement;
    private final Pass pass;

    RemovedServices(AppView view, Settlement settlement, Pass pass) {
        this.view = view;
        this.settlement = settlement;
        this.pass = pass;
    }

    public void end(Services services) {
        if (!view.replaces() || view.target().isEmpty()) {
            return;
        }
        boolean up = settlement.all(services);
        services.removed().forEach((name, tasks) -> tasks.stream()
                .filter(TaskView::wanted)
                .filter(task -> up || inTheWay(services, name, task))
                .forEach(task -> pass.stop(task, "release " + view.app().target().orElseThrow() + " has no service " + name)));
    }

    private boolean inTheWay(Services services, ServiceName name, TaskView task) {
        Optional<ServiceSpec> spec = Optional.ofNullable(view.releases().get(task.release()))
                .map(Release::services)
                .map(all -> all.get(name))
                .map(Release.ReleasedService::spec);
        return spec.filter(old -> services.all().stream().map(ServiceView::spec).anyMatch(each -> clash(old, each))).isPresent();
    }

    private static boolean clash(ServiceSpec old, ServiceSpec other) {
        boolean ports = HostPort.boundBy(old).stream().anyMatch(port -> HostPort.boundBy(other).stream().anyMatch(port::clashesWith));
        return ports || old.mounts().stream().filter(RemovedServices::writes).anyMatch(mount -> other.mounts().stream().anyMatch(each -> sameVolume(mount, each)));
    }

    private static boolean writes(MountSpec mount) {
        return mount.kind() == MountKind.VOLUME && !mount.readOnly();
    }

    private static boolean sameVolume(MountSpec one, MountSpec other) {
        return other.kind() == MountKind.VOLUME && one.source().isPresent() && one.source().equals(other.source());
    }
}
