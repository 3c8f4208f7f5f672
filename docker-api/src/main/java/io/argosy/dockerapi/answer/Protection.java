package io.argosy.dockerapi.answer;

import com.fasterxml.jackson.databind.JsonNode;
import io.argosy.dockerapi.merge.Filters;
import io.argosy.dockerapi.name.Resident;
import io.argosy.dockerapi.wire.Refusal;
import java.util.Map;

/// What Argosy made is seen by all and changed by Argosy only.
final class Protection {

    private static final String PREFIX = "io.argosy.";

    private Protection() {}

    /// @throws Refusal with the command to use, when the container is one of an app or of Argosy's own
    static void check(Resident container) {
        Map<String, String> labels = container.labels();
        if (!labels.containsKey(Resident.CLUSTER)) {
            return;
        }
        String name = container.names().isEmpty() ? container.id() : container.names().getFirst();
        String app = labels.getOrDefault("io.argosy.app", "");
        if (app.isEmpty()) {
            throw new Refusal(409, "container " + name + " belongs to Argosy itself and is kept by the agent of node " + container.node().name());
        }
        String space = labels.getOrDefault("io.argosy.space", "default");
        String options = (space.equals("default") ? "" : " --space " + space) + " -p " + app;
        String service = labels.getOrDefault("io.argosy.service", "");
        throw new Refusal(409, service.isEmpty()
                ? "container %s belongs to app %s: use `argosy stop%s` or `argosy rm%s`".formatted(name, app, options, options)
                : "container %s is a task of service %s of app %s: use `argosy restart%s %s`, `argosy scale%s %s=N` or `argosy stop%s`"
                        .formatted(name, service, app, options, service, options, service, options));
    }

    /// @param kind `network` or `volume`
    /// @throws Refusal when it is one of an app
    static void check(String kind, String name, Map<String, String> labels) {
        if (labels.containsKey(Resident.CLUSTER)) {
            String app = labels.getOrDefault("io.argosy.app", "");
            throw new Refusal(409, app.isEmpty() ? kind + " " + name + " belongs to Argosy itself" : "%s %s belongs to app %s: it goes with the app (`argosy rm --help`)".formatted(kind, name, app));
        }
    }

    /// @throws Refusal when something made by hand would carry a label by which Argosy knows its own
    static void checkNew(JsonNode labels) {
        for (String label : labels.properties().stream().map(Map.Entry::getKey).toList()) {
            if (label.startsWith(PREFIX)) {
                throw new Refusal(400, "labels that begin with " + PREFIX + " are Argosy's own: choose another than " + label);
            }
        }
    }

    /// The filters of a prune that leaves alone what Argosy made.
    static Filters sparing(Filters filters) {
        return filters.with("label!", Resident.CLUSTER);
    }
}
