package io.argosy.compose.convert;

import io.argosy.model.id.ServiceName;
import io.argosy.model.service.Dependency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What services wait for.
final class Dependencies {
    private Dependencies() {}

    static List<Dependency> of(Fields service) {
        return service.entries("depends_on").entrySet().stream()
                .flatMap(entry -> service.findings().make(entry.getValue(), () -> dependency(entry.getKey(), entry.getValue())).stream())
                .toList();
    }

    private static Dependency dependency(String other, Fields fields) {
        return new Dependency(new ServiceName(other), condition(fields.text("condition").orElse("")),
                fields.flag("restart"), fields.bool("required").orElse(true));
    }

    private static Dependency.Condition condition(String text) {
        return switch (text) {
            case "service_healthy" -> Dependency.Condition.HEALTHY;
            case "service_completed_successfully" -> Dependency.Condition.COMPLETED;
            default -> Dependency.Condition.STARTED;
        };
    }

    /// The services whose completion another one waits for.
    static Set<String> completed(List<Fields> services) {
        var completed = new HashSet<String>();
        for (var service : services) {
            service.entries("depends_on").forEach((other, fields) -> {
                if (fields.text("condition").filter("service_completed_successfully"::equals).isPresent()) {
                    completed.add(other);
                }
            });
        }
        return completed;
    }
}
