package io.argosy.control;

import io.argosy.control.deploy.DeployInput;
import io.argosy.control.deploy.Rendered;
import io.argosy.control.deploy.Renderer;
import io.argosy.control.fault.Result;
import io.argosy.model.app.Template;
import io.argosy.model.id.AppRef;
import io.argosy.model.id.ContentName;
import io.argosy.model.id.NetworkName;
import io.argosy.model.id.ServiceName;
import io.argosy.model.id.VolumeName;
import io.argosy.model.service.AppSpec;
import io.argosy.model.service.ContentSpec;
import io.argosy.model.service.MountKind;
import io.argosy.model.service.NetworkSpec;
import io.argosy.model.service.ServiceSpec;
import io.argosy.model.service.VolumeSpec;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Renders specs that tests made, named by the only Compose file of an input. Files named `config.NAME` are configs.
final class SpecRenderer implements Renderer {

    private final Map<String, List<ServiceSpec>> made = new ConcurrentHashMap<>();

    DeployInput input(ServiceSpec... services) {
        String name = "spec-" + made.size();
        made.put(name, List.of(services));
        return new DeployInput(Map.of(), List.of(name), "/project", Map.of(), List.of(), Map.of(), Optional.empty());
    }

    DeployInput withConfig(DeployInput input, String name, String text) {
        Map<String, byte[]> files = new LinkedHashMap<>(input.files());
        files.put("config." + name, text.getBytes(StandardCharsets.UTF_8));
        return new DeployInput(files, input.composeFiles(), input.workingDirectory(), input.variables(), input.profiles(), input.images(), input.message());
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
        Map<ContentName, ContentSpec> configs = new LinkedHashMap<>();
        Map<ContentName, byte[]> contents = new LinkedHashMap<>();
        input.files().forEach((path, bytes) -> {
            ContentName key = new ContentName(path.substring("config.".length()));
            configs.put(key, new ContentSpec(new ContentName(app.app() + "_" + key), false));
            contents.put(key, bytes);
        });
        AppSpec spec = new AppSpec(app.app(), services, Map.of(new NetworkName("default"), NetworkSpec.DEFAULT), volumes, configs, Map.of());
        return Result.done(new Rendered(spec, contents, Map.of(), Template.NONE, "services: {}", List.of()));
    }
}
