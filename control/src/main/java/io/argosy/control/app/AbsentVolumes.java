package io.argosy.control.app;

import io.argosy.control.record.HeldVolume;
import io.argosy.control.record.Tables;
import io.argosy.control.record.VolumeKey;
import io.argosy.model.id.ServiceName;
import io.argosy.model.id.VolumeName;
import io.argosy.model.service.MountKind;
import io.argosy.model.service.ServiceSpec;
import io.argosy.planning.view.AppView;
import io.argosy.store.Entry;
import io.argosy.store.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What an app that is to go with its volumes waits for: volumes on nodes that are not there.
final class AbsentVolumes {

    private AbsentVolumes() {}

    /// `volume shop_db is on n2, lost; remove the node to give the volume up`, by service that mounts it.
    static Map<ServiceName, List<String>> waiting(Snapshot snapshot, AppView view) {
        Map<ServiceName, List<String>> waiting = new HashMap<>();
        for (Entry<VolumeKey, HeldVolume> entry : snapshot.scan(Tables.VOLUMES)) {
            boolean counts = entry.value().app().equals(view.app().ref()) && view.away(Optional.of(entry.key().node()));
            if (counts) {
                String where = view.absence(entry.key().node()).replace(", which is ", ", ");
                String text = "volume %s is on %s; remove the node to give the volume up".formatted(entry.key().engineName(), where);
                services(view, entry.value().name()).forEach(service -> waiting.computeIfAbsent(service, _ -> new ArrayList<>()).add(text));
            }
        }
        return waiting;
    }

    private static List<ServiceName> services(AppView view, VolumeName volume) {
        return view.target().stream().flatMap(release -> release.services().values().stream()).map(service -> service.spec())
                .filter(spec -> mounts(spec, volume)).map(ServiceSpec::name).toList();
    }

    private static boolean mounts(ServiceSpec spec, VolumeName volume) {
        return spec.mounts().stream().anyMatch(mount -> mount.kind() == MountKind.VOLUME && mount.source().equals(Optional.of(volume.value())));
    }
}
