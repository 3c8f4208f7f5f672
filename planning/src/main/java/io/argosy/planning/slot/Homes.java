package io.argosy.planning.slot;

import io.argosy.model.id.NodeId;
import io.argosy.model.service.MountKind;
import io.argosy.model.service.MountSpec;
import io.argosy.planning.view.AppView;
import io.argosy.planning.view.Place;
import io.argosy.planning.view.ServiceView;
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

    private static Optional<String> volume(AppView view, ServiceView service) {
        return service.spec().mounts().stream().filter(mount -> mount.kind() == MountKind.VOLUME).findFirst().map(mount -> named(view, mount));
    }

    private static String named(AppView view, MountSpec mount) {
        return mount.source().map(name -> "volume " + view.app().ref().projectName() + "_" + name).orElse("its volume");
    }
}
