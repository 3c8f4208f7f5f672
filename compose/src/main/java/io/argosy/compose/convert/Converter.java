package io.argosy.compose.convert;

import io.argosy.compose.source.Place;
import io.argosy.compose.source.Problems;
import io.argosy.compose.tree.Mapping;
import io.argosy.compose.tree.Path;
import io.argosy.model.id.AppName;
import io.argosy.model.id.ServiceName;
import io.argosy.model.service.AppSpec;
import io.argosy.model.service.ServiceSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Turns a canonical project into the model's spec. Every field is carried, refused or warned about.
public final class Converter {
    private final Findings findings;
    private final Fields project;
    private final Map<ServiceName, ImageBuild> builds = new LinkedHashMap<>();

    private Converter(Mapping root, Problems problems) {
        this.findings = new Findings(problems);
        this.project = new Fields(root, Path.ROOT, findings);
    }

    /// `root`: a project that loaded without errors.
    public static Conversion convert(Mapping root) {
        var problems = new Problems();
        var converter = new Converter(root, problems);
        var contents = new Contents(converter.project);
        var spec = converter.app(contents);
        return spec.isPresent() && !problems.failed()
                ? new Conversion.Converted(spec.get(), contents.origins(), converter.builds, problems.warnings())
                : new Conversion.Refused(problems.errors(), problems.warnings());
    }

    private Optional<AppSpec> app(Contents contents) {
        var resources = new Resources(project);
        var networks = resources.networks();
        var volumes = resources.volumes();
        var configs = contents.configs();
        var secrets = contents.secrets();
        var services = services();
        var named = name();
        project.finish();
        return named.map(name -> new AppSpec(name, services, networks, volumes, configs, secrets));
    }

    private Optional<AppName> name() {
        var name = project.text("name").orElse("");
        try {
            return Optional.of(new AppName(name));
        } catch (IllegalArgumentException refused) {
            findings.error(Place.NONE, Path.of("name"), refused.getMessage(), "choose another name with -p or name:");
            return Optional.empty();
        }
    }

    private Map<ServiceName, ServiceSpec> services() {
        var specs = new LinkedHashMap<ServiceName, ServiceSpec>();
        var services = project.entries("services");
        if (services.isEmpty()) {
            findings.error(Place.NONE, Path.of("services"), "there is no service to run", "add one, or activate a profile");
        }
        var completed = Dependencies.completed(services.values().stream().toList());
        var app = project.text("name").orElse("app");
        services.forEach((name, fields) -> new Service(app, name, fields, completed.contains(name)).spec().ifPresent(spec -> {
            specs.put(spec.name(), spec);
            ImageBuilds.of(fields, spec.image().reference()).ifPresent(build -> builds.put(spec.name(), build));
        }));
        new Companions(specs, services).check();
        return specs;
    }
}
