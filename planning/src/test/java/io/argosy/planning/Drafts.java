package io.argosy.planning;

import io.argosy.model.app.Draft;
import io.argosy.model.app.ImageIdentity;
import io.argosy.model.app.Origin;
import io.argosy.model.app.Template;
import io.argosy.model.id.AppName;
import io.argosy.model.id.ReleaseNumber;
import io.argosy.model.id.ServiceName;
import io.argosy.model.id.VolumeName;
import io.argosy.model.service.AppSpec;
import io.argosy.model.service.ServiceSpec;
import io.argosy.model.service.VolumeSpec;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Drafts of the app `shop`, and the images that would be found for them.
final class Drafts {

    private Drafts() {}

    static Draft draft(ReleaseNumber number, Set<ServiceName> force, Instant now, ServiceSpec... services) {
        Map<ServiceName, ServiceSpec> byName = new LinkedHashMap<>();
        Map<VolumeName, VolumeSpec> volumes = new LinkedHashMap<>();
        for (ServiceSpec service : services) {
            byName.put(service.name(), service);
            service.mounts().forEach(mount -> mount.source().ifPresent(source -> volumes.put(new VolumeName(source), VolumeSpec.DEFAULT)));
        }
        AppSpec spec = new AppSpec(new AppName("shop"), byName, Map.of(), volumes, Map.of(), Map.of());
        Origin origin = new Origin(Origin.Kind.DEPLOY, "ada", now, "deploy");
        return new Draft(World.SHOP, number, spec, Map.of(), Map.of(), Map.of(), force, Template.NONE, "", origin);
    }

    static Map<ServiceName, ImageIdentity> images(ServiceSpec... services) {
        Map<ServiceName, ImageIdentity> found = new LinkedHashMap<>();
        for (ServiceSpec service : services) {
            found.put(service.name(), new ImageIdentity("sha256:" + service.image().reference(), Optional.empty()));
        }
        return found;
    }
}
