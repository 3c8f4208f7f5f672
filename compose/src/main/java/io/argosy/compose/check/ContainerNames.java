package io.argosy.compose.check;

import io.argosy.compose.check.Checks.Report;
import io.argosy.compose.tree.Mapping;
import java.util.HashMap;

/// A container's name belongs to one container.
final class ContainerNames {
    private ContainerNames() {}

    static void check(Mapping project, Report report) {
        var owners = new HashMap<String, String>();
        project.mapping("services").fields().forEach((name, service) -> {
            if (service instanceof Mapping map && map.has("container_name")) {
                one(name, map, report);
                var earlier = owners.putIfAbsent(map.text("container_name").orElse(""), name);
                if (earlier != null) {
                    report.error(map.fields().get("container_name"), "services." + name + ".container_name",
                            "already the name of " + earlier, "choose another name");
                }
            }
        });
    }

    private static void one(String name, Mapping service, Report report) {
        var count = service.text("scale").or(() -> service.mapping("deploy").text("replicas")).map(Long::parseLong).orElse(1L);
        if (count > 1) {
            report.error(service.fields().get("container_name"), "services." + name + ".container_name",
                    "one name cannot serve " + count + " containers", "remove container_name");
        }
    }
}
