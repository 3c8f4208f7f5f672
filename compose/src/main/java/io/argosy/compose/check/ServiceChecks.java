package io.argosy.compose.check;

import io.argosy.compose.check.Checks.Report;
import io.argosy.compose.tree.Mapping;
import java.util.Set;
import java.util.regex.Pattern;

/// What one service may not say, or must.
final class ServiceChecks {
    private static final Set<String> TESTS = Set.of("NONE", "CMD", "CMD-SHELL");
    private static final Pattern ADDRESS = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F:]*:[0-9a-fA-F:.]*(%\\w+)?");

    private ServiceChecks() {}

    static void check(String name, Mapping service, Report report) {
        var field = "services." + name;
        if (!service.has("image") && !service.has("build") && !service.has("provider")) {
            report.error(service, field, "has neither an image nor a build", "add image or build");
        }
        if (service.has("network_mode") && !service.mapping("networks").fields().isEmpty()) {
            report.error(service.fields().get("network_mode"), field + ".network_mode",
                    "network_mode and networks exclude each other", "remove one of them");
        }
        if (service.mapping("build").has("dockerfile") && service.mapping("build").has("dockerfile_inline")) {
            report.error(service.mapping("build"), field + ".build", "dockerfile and dockerfile_inline exclude each other", "remove one of them");
        }
        healthcheck(service.mapping("healthcheck"), field, report);
        ports(service, field, report);
        devices(service, field, report);
        watches(service, field, report);
    }

    private static void healthcheck(Mapping healthcheck, String field, Report report) {
        var test = healthcheck.sequence("test").texts();
        if (!test.isEmpty() && !TESTS.contains(test.getFirst())) {
            report.error(healthcheck, field + ".healthcheck.test", "must begin with CMD, CMD-SHELL or NONE",
                    "write the command as a string to run it in a shell");
        }
    }

    private static void ports(Mapping service, String field, Report report) {
        service.sequence("ports").mappings().forEach(port -> {
            port.text("host_ip").filter(address -> !ADDRESS.matcher(address).matches()).ifPresent(address ->
                    report.error(port, field + ".ports", "\"" + address + "\" is no address", "write an IPv4 or IPv6 address"));
            port.text("target").filter(target -> target.length() > 5 || Long.parseLong(target) > 65_535 || Long.parseLong(target) < 1)
                    .ifPresent(target -> report.error(port, field + ".ports", target + " is no port", "ports are from 1 to 65535"));
        });
    }

    private static void devices(Mapping service, String field, Report report) {
        var reserved = service.mapping("deploy").mapping("resources").mapping("reservations").sequence("devices");
        reserved.mappings().filter(request -> !request.has("capabilities") && !request.has("driver")).forEach(request ->
                report.error(request, field + ".deploy.resources.reservations.devices", "capabilities is missing", "add capabilities"));
        java.util.stream.Stream.concat(reserved.mappings(), service.sequence("gpus").mappings())
                .filter(request -> request.has("count") && request.has("device_ids")).forEach(request ->
                report.error(request, field, "count and device_ids exclude each other", "remove one of them"));
    }

    private static void watches(Mapping service, String field, Report report) {
        service.mapping("develop").sequence("watch").mappings().filter(watch -> watch.text("path").filter(String::isEmpty).isPresent())
                .forEach(watch -> report.error(watch, field + ".develop.watch", "path must not be empty", "name a path"));
    }
}
