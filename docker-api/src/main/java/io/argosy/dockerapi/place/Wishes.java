package io.argosy.dockerapi.place;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.argosy.dockerapi.place.Expression.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Finds the expressions of a container's configuration: in its labels and in its environment. They stay there, as with an engine, which knows nothing of them: clients compare what they asked for with what they find.
public final class Wishes {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<Kind, String> PREFIXES = Map.of(Kind.CONSTRAINT, "constraint:", Kind.AFFINITY, "affinity:");
    private static final Map<Kind, String> LABELS = Map.of(Kind.CONSTRAINT, "com.docker.swarm.constraints", Kind.AFFINITY, "com.docker.swarm.affinities");

    private Wishes() {}

    /// @param config of the container
    /// @throws IllegalArgumentException with what is wrong, for people
    public static List<Expression> of(JsonNode config) {
        List<Expression> found = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            texts(config, PREFIXES.get(kind), LABELS.get(kind)).forEach(text -> found.add(Expression.parse(kind, text)));
        }
        return found;
    }

    /// What labels and environment say under one name.
    static List<String> texts(JsonNode config, String prefix, String label) {
        List<String> found = new ArrayList<>(labelled(config, label));
        for (JsonNode each : config.path("Env")) {
            if (each.asText().startsWith(prefix)) {
                found.add(each.asText().substring(prefix.length()));
            }
        }
        return found;
    }

    private static List<String> labelled(JsonNode config, String label) {
        String text = config.path("Labels").path(label).asText("");
        List<String> found = new ArrayList<>();
        try {
            JsonNode list = text.isBlank() ? JSON.createArrayNode() : JSON.readTree(text);
            if (!list.isArray()) {
                throw new IllegalArgumentException("label " + label + " is a JSON array of strings, not " + text);
            }
            list.forEach(each -> found.add(each.asText()));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("label " + label + " is a JSON array of strings, not " + text);
        }
        return found;
    }
}
