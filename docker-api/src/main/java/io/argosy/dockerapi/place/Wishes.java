package io.argosy.dockerapi.place;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.argosy.dockerapi.place.Expression.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Finds the expressions of a container's configuration: in its environment, from which they are taken out, and in its labels, where they stay and where those of the environment are kept.
public final class Wishes {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<Kind, String> PREFIXES = Map.of(Kind.CONSTRAINT, "constraint:", Kind.AFFINITY, "affinity:");
    private static final Map<Kind, String> LABELS = Map.of(Kind.CONSTRAINT, "com.docker.swarm.constraints", Kind.AFFINITY, "com.docker.swarm.affinities");

    private Wishes() {}

    /// @param config of the container, which is changed
    /// @throws IllegalArgumentException with what is wrong, for people
    public static List<Expression> take(ObjectNode config) {
        List<Expression> found = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            texts(config, PREFIXES.get(kind), LABELS.get(kind)).forEach(text -> found.add(Expression.parse(kind, text)));
        }
        return found;
    }

    /// What labels and environment say under one name; both are in the label from then on.
    static List<String> texts(ObjectNode config, String prefix, String label) {
        List<String> texts = new ArrayList<>(labelled(config, label));
        List<String> environment = takeEnvironment(config, prefix);
        texts.addAll(environment);
        if (!environment.isEmpty()) {
            config.withObject("/Labels").put(label, JSON.valueToTree(texts).toString());
        }
        return texts;
    }

    private static List<String> takeEnvironment(ObjectNode config, String prefix) {
        List<String> taken = new ArrayList<>();
        if (config.get("Env") instanceof ArrayNode environment) {
            ArrayNode left = JSON.createArrayNode();
            environment.forEach(each -> {
                if (each.asText().startsWith(prefix)) {
                    taken.add(each.asText().substring(prefix.length()));
                } else {
                    left.add(each);
                }
            });
            if (!taken.isEmpty()) {
                config.set("Env", left);
            }
        }
        return taken;
    }

    private static List<String> labelled(ObjectNode config, String label) {
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
