package io.argosy.control.record;

import io.argosy.model.id.AppRef;
import io.argosy.model.id.VolumeName;
import io.argosy.model.service.VolumeSpec;
import java.util.Objects;

/// A volume that a node holds since a task that mounts it was placed there. Kept when its app is removed without its volumes, so that the app
/// finds them again.
///
/// @param remove whether its removal was asked for
public record HeldVolume(AppRef app, VolumeName name, VolumeSpec spec, boolean remove) {

    public HeldVolume {
        Objects.requireNonNull(app, "app");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(spec, "spec");
    }

    public HeldVolume removing() {
        return new HeldVolume(app, name, spec, true);
    }
}
