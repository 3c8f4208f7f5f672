package io.argosy.simulation.cluster;

import io.argosy.control.deploy.DeployInput;
import io.argosy.control.deploy.Rendered;
import io.argosy.control.deploy.Renderer;
import io.argosy.control.fault.Result;
import io.argosy.model.app.Template;
import io.argosy.model.id.AppRef;
import io.argosy.model.id.NetworkName;
import io.argosy.model.id.ServiceName;
import io.argosy.model.id.VolumeName;
import io.argosy.model.service.AppSpec;
import io.argosy.model.service.MountKind;
import io.argosy.model.service.NetworkSpec;
import io.argosy.model.service.ServiceSpec;
import io.argosy.model.service.VolumeSpec;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Renders specs that were made for a run, named by the only Compose file of an input: parsing is no part of what is simulated.
public final class Specs implements Renderer {

    private final Map<String, List<ServiceSpec>> made = new HashMap<>();

    public DeployInput input(List<ServiceSpec> services) {
        String name = "spec-" + made.size();
        made.put(name, List.copyOf(services));
        return new DeployInput(Map.of(), List.of(name), "/project", Map.of(), List.of(), Map.of(), Optional.empty());
    }

    @Override
    public Result<Rendered> render(AppRef app, DeployInput input) {
        Map<ServiceName, ServiceSpec> services = new LinkedHashMap<>();
        Map<VolumeName, VolumeSpec> volumes = new LinkedHashMap<>();
        for (ServiceSpec spec : made.get(input.composeFiles().getFirst())) {
            services.put(spec.name(), spec);
            spec.mounts().stream().filter(mount -> mount.kind() == MountKind.VOLUME).flatMap(mount -> mount.source().stream())
                    .forEach(source -> volumes.put(new VolumeName(source), VolumeSpec.DEFAULT));
        }
        AppSpec spec = new AppSpec(app.app(), services, Map.of(new NetworkName("default"), NetworkSpec.DEFAULT), volumes, Map.of(), Map.of());
        return Result.done(new Rendered(spec, Map.of(), Map.of(), Template.NONE, "services: {}", List.of()));
    }
}
