package io.argosy.control.record;

import io.argosy.model.id.AppRef;
import io.argosy.model.id.NetworkName;
import io.argosy.model.id.VolumeName;
import io.argosy.model.service.NetworkSpec;
import io.argosy.model.service.VolumeSpec;

/// What engines call an app's networks and volumes: what the user asks for, else `project_key`, as Compose does. Those of others, which must
/// exist already, are called by their own name or key.
public final class EngineNames {

    private EngineNames() {}

    public static String of(AppRef app, NetworkName key, NetworkSpec spec) {
        return spec.name().orElseGet(() -> spec.external() ? key.value() : app.projectName() + "_" + key);
    }

    public static String of(AppRef app, VolumeName key, VolumeSpec spec) {
        return spec.name().orElseGet(() -> spec.external() ? key.value() : app.projectName() + "_" + key);
    }
}
