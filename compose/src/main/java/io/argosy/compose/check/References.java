package io.argosy.compose.check;

import io.argosy.compose.check.Checks.Report;
import io.argosy.compose.profiles.Profiles;
import io.argosy.compose.tree.Mapping;
import io.argosy.compose.tree.Node;
import io.argosy.compose.tree.Scalar;
import java.util.List;

/// Everything a service names must be there.
final class References {
    private static final List<String> NAMESPACES = List.of("network_mode", "ipc", "pid");

    private final Mapping project;
    private final Mapping disabled;
    private final Report report;

    References(Profiles profiles, Report report) {
        this.project = profiles.enabled();
        this.disabled = profiles.disabled();
        this.report = report;
    }

    void check(String name, Mapping service) {
        var field = "services." + name;
        service.mapping("networks").fields().forEach((network, at) -> resource("networks", "network", network, at, field));
        service.mapping("models").fields().forEach((model, at) -> resource("models", "model", model, at, field));
        mounts(service, "configs", "config", field);
        mounts(service, "secrets", "secret", field);
        mounts(service.mapping("build"), "secrets", "secret", field + ".build");
        service.sequence("volumes").mappings().forEach(volume -> volume(volume, field));
        service.mapping("depends_on").fields().forEach((other, at) -> dependency(name, other, (Mapping) at));
        for (var namespace : NAMESPACES) {
            service.find(namespace).ifPresent(at -> namespace((Scalar) at, field + "." + namespace));
        }
    }

    private void mounts(Mapping holder, String section, String kind, String field) {
        holder.sequence(section).mappings().forEach(mount ->
                mount.text("source").ifPresent(source -> resource(section, kind, source, mount, field)));
    }

    private void volume(Mapping volume, String field) {
        if (volume.text("type").filter("volume"::equals).isPresent()) {
            volume.text("source").filter(source -> !source.isEmpty())
                    .ifPresent(source -> resource("volumes", "volume", source, volume, field));
        }
    }

    private void resource(String section, String kind, String name, Node at, String field) {
        if (!project.mapping(section).has(name)) {
            report.error(at, field + "." + section, "undefined " + kind + " " + name, "define it under " + section);
        }
    }

    private void dependency(String name, String other, Mapping at) {
        if (project.mapping("services").has(other) || at.text("required").filter("false"::equals).isPresent()) {
            return;
        }
        var field = "services." + name + ".depends_on." + other;
        if (disabled.fields().get(other) instanceof Mapping service) {
            report.error(at, field, "service " + other + " is required but its profiles are not active",
                    "activate one of " + String.join(", ", service.sequence("profiles").texts()));
        } else {
            report.error(at, field, "undefined service " + other, "define it under services, or mark it required: false");
        }
    }

    private void namespace(Scalar at, String field) {
        var service = at.text().startsWith("service:") ? at.text().substring("service:".length()) : "";
        if (!service.isEmpty() && !project.mapping("services").has(service)) {
            report.error(at, field, "undefined service " + service, "define it under services");
        }
    }
}
