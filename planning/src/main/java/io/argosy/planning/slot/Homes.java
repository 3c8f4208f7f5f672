package io.argosy.planning.slot;

import io.argosy.model.id.NodeId;
import io.argosy.model.service.MountKind;
import io.argosy.model.service.MountSpec;
import io.argosy.planning.view.AppView;
import io.argosy.planning.view.Place;
import io.argosy.planning.view.ServiceView;
import io.argosy.planning.view.TaskView;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Says what a place waits for whose node is not there.
final class Homes {

    private Homes() {}

    /// `volume shop_db is on n2, lost`, or for a place that no volume binds, `waiting for node n2, which is away`.
    static String waiting(AppView view, ServiceView service, Place place) {
        NodeId node = place.boundTo().orElseThrow();
        String volume = volume(view, service).orElse("");
        return volume.isEmpty() ? "waiting for node " + view.absence(node) : volume + " is on " + view.absence(node).replace(", which is ", ", ");
    }

    /// `node n2 is lost: waiting until its lease has lapsed (18 s)`.
    static String leased(AppView view, TaskView task, Instant now) {
        NodeId node = task.task().node().orElseThrow();
        String name = view.nameOf(node);
        Instant until = view.heldUntil(task).orElseThrow();
        return until.equals(Instant.MAX)
                ? "node %s is lost: its task stays alone until the node returns, or is removed with `argosy node rm --force %s`".formatted(name, name)
                : "node %s is lost: waiting until its lease has lapsed (%d s)".formatted(name, Math.ceilDiv(Duration.between(now, until).toMillis(), 1_000));
    }

    private static Optional<String> volume(AppView view, ServiceView service) {
        return service.spec().mounts().stream().filter(mount -> mount.kind() == MountKind.VOLUME).findFirst().map(mount -> named(view, mount));
    }

    private static String named(AppView view, MountSpec mount) {
        return mount.source().map(name -> "volume " + view.app().ref().projectName() + "_" + name).orElse("its volume");
    }
}
