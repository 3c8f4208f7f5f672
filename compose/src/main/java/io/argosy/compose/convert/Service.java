package io.argosy.compose.convert;

import io.argosy.model.id.ServiceName;
import io.argosy.model.service.LoggingSpec;
import io.argosy.model.service.NetworkMode;
import io.argosy.model.service.ServiceSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// One service. `awaited`: another service waits for its completion, which makes it a job.
record Service(String app, String name, Fields fields, boolean awaited) {
    Optional<ServiceSpec> spec() {
        var deploy = fields.in("deploy");
        var argosy = new Extension(fields.in(Leftovers.ARGOSY));
        var resources = new Limits(fields, deploy.in("resources"));
        var mode = new Modes(fields, deploy, awaited);
        var deadline = argosy.progressDeadline();
        var process = Processes.of(fields);
        var exclusive = Exclusives.of(argosy, deploy, process.stopGrace());
        var kind = mode.mode();
        return fields.findings().make(fields, () -> new ServiceSpec(
                new ServiceName(name), kind, Images.of(app, name, fields), process, Hosts.of(fields),
                Permissions.of(fields), resources.spec(), Mounts.of(fields), Files.of(fields), networkMode(), Attachments.of(fields),
                PublishedPorts.of(fields), fields.texts("expose"), links(), Dependencies.of(fields),
                Health.of(fields, argosy), argosy.unhealthy(), mode.restart(), Updates.update(deploy, deadline), Updates.rollback(deploy, deadline),
                Placements.of(deploy.in("placement"), argosy.placement(), argosy.zones(kind)), logging(),
                fields.strings("labels"), deploy.strings("labels"), argosy.priority(), exclusive));
    }

    private NetworkMode networkMode() {
        var mode = fields.text("network_mode").orElse("");
        return switch (mode) {
            case "host" -> NetworkMode.HOST;
            case "none" -> NetworkMode.NONE;
            case "" -> NetworkMode.APP;
            default -> {
                fields.error("network_mode", "network_mode " + mode + " is not supported", "remove it, or use host or none");
                yield NetworkMode.APP;
            }
        };
    }

    private Map<String, ServiceName> links() {
        var links = new LinkedHashMap<String, ServiceName>();
        for (var link : fields.texts("links")) {
            var parts = link.split(":", 2);
            links.put(parts[parts.length - 1], new ServiceName(parts[0]));
        }
        return links;
    }

    private LoggingSpec logging() {
        var logging = fields.in("logging");
        return new LoggingSpec(logging.text("driver"), logging.strings("options"));
    }
}
