package io.argosy.compose.normalize;

import io.argosy.compose.source.Place;
import io.argosy.compose.tree.Mapping;
import io.argosy.compose.tree.Node;
import io.argosy.compose.tree.Scalar;
import io.argosy.compose.tree.Sequence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// Completes a whole project: what Compose takes for granted is written down. Applying it again changes nothing.
public final class ProjectForm {
    private static final List<String> NAMED = List.of("networks", "volumes", "configs", "secrets");
    private static final String DEFAULT_NETWORK = "default";

    private ProjectForm() {}

    public static Mapping complete(Mapping merged, String name) {
        var project = merged.without("version").with("name", Scalar.string(name, Place.NONE));
        project = Services.each(project, (service, map) -> service(map));
        project = withDefaultNetwork(project);
        for (var section : NAMED) {
            project = Services.each(project, section, (key, resource) -> named(resource, key, name));
        }
        return Services.each(project, "networks", (key, network) -> network.withDefault("ipam", Mapping.empty(Place.NONE)));
    }

    private static Mapping named(Mapping resource, String key, String project) {
        var kept = resource.isTrue("external") ? resource : resource.without("external");
        return kept.withDefault("name", Scalar.string(kept.has("external") ? key : project + "_" + key, resource.place()));
    }

    private static Mapping service(Mapping service) {
        var networked = service.has("network_mode") || service.has("provider") || !service.mapping("networks").fields().isEmpty()
                ? service : service.with("networks", Mapping.empty(service.place()).with(DEFAULT_NETWORK, Scalar.none(service.place())));
        var complete = ImplicitDependencies.add(networked)
                .withDefault("command", Scalar.none(service.place()))
                .withDefault("entrypoint", Scalar.none(service.place()));
        return withDevices(withHookImages(withSecretTargets(withBuild(complete))));
    }

    private static Mapping withBuild(Mapping service) {
        if (!(service.fields().get("build") instanceof Mapping build)) {
            return service;
        }
        return service.with("build", build.has("dockerfile_inline")
                ? build : build.withDefault("dockerfile", Scalar.string("Dockerfile", build.place())));
    }

    private static Mapping withHookImages(Mapping service) {
        return eachItem(service, "pre_start", hook -> service.find("image").map(image -> hook.withDefault("image", image)).orElse(hook)
                .withDefault("command", Scalar.none(hook.place())));
    }

    private static Mapping withSecretTargets(Mapping service) {
        return eachItem(service, "secrets", secret -> secret.find("source")
                .map(source -> secret.withDefault("target", Scalar.string("/run/secrets/" + ((Scalar) source).text(), source.place())))
                .orElse(secret));
    }

    private static Mapping eachItem(Mapping holder, String list, java.util.function.UnaryOperator<Mapping> change) {
        if (!(holder.fields().get(list) instanceof Sequence items)) {
            return holder;
        }
        return holder.with(list, new Sequence(items.items().stream()
                .<Node>map(item -> item instanceof Mapping map ? change.apply(map) : item).toList(), items.place()));
    }

    private static Mapping withDevices(Mapping service) {
        var gpus = eachItem(service, "gpus", ProjectForm::device);
        if (!gpus.mapping("deploy").mapping("resources").mapping("reservations").has("devices")) {
            return gpus;
        }
        var deploy = gpus.mapping("deploy");
        var resources = deploy.mapping("resources");
        var reservations = eachItem(resources.mapping("reservations"), "devices", ProjectForm::device);
        return gpus.with("deploy", deploy.with("resources", resources.with("reservations", reservations)));
    }

    /// A request that names neither a number nor devices means all of them.
    private static Mapping device(Mapping request) {
        return request.has("device_ids") ? request : request.withDefault("count", Scalar.integer(-1, request.place()));
    }

    private static Mapping withDefaultNetwork(Mapping project) {
        var used = project.mapping("services").fields().values().stream()
                .anyMatch(service -> service instanceof Mapping map && map.mapping("networks").has(DEFAULT_NETWORK));
        if (!used || project.mapping("networks").has(DEFAULT_NETWORK)) {
            return project;
        }
        var networks = Optional.of(project.mapping("networks")).map(Mapping::fields).map(LinkedHashMap<String, Node>::new).orElseThrow();
        networks.put(DEFAULT_NETWORK, Mapping.empty(Place.NONE));
        return project.with("networks", new Mapping(networks, Place.NONE));
    }
}
