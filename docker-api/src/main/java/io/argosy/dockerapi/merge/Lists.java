package io.argosy.dockerapi.merge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/// Lists of all engines as one.
public final class Lists {

    private Lists() {}

    /// Newest first. Engines tell when a container was made in whole seconds; within one, what was made here later is newer, and an engine's own order is kept.
    ///
    /// @param births by id; greater for later ones, 0 for what was not made here
    public record Order(ToLongFunction<String> births) implements Comparator<JsonNode> {

        @Override
        public int compare(JsonNode one, JsonNode other) {
            int seconds = Long.compare(other.path("Created").asLong(), one.path("Created").asLong());
            return seconds != 0 ? seconds : Long.compare(births.applyAsLong(other.path("Id").asText()), births.applyAsLong(one.path("Id").asText()));
        }
    }

    /// In order. @param limit absent for all
    public static ArrayNode containers(List<Part> parts, Order order, Predicate<JsonNode> wanted, OptionalInt limit) {
        List<ObjectNode> all = new ArrayList<>();
        for (Part part : parts) {
            part.tree().forEach(each -> all.add(((ObjectNode) each).set("Node", name(part))));
        }
        all.sort(order);
        return array(all.stream().filter(wanted).limit(limit.orElse(Integer.MAX_VALUE)).toList());
    }

    private static ObjectNode name(Part part) {
        return Trees.object().put("Name", part.node().name().value());
    }

    /// Each image once, with the names that it has anywhere; newest first.
    public static ArrayNode images(List<Part> parts) {
        Map<String, ObjectNode> byId = new LinkedHashMap<>();
        for (Part part : parts) {
            part.tree().forEach(each -> byId.merge(each.path("Id").asText(), each.deepCopy(), Lists::sameImage));
        }
        List<ObjectNode> all = new ArrayList<>(byId.values());
        all.sort(Comparator.comparingLong((JsonNode each) -> each.path("Created").asLong()).reversed());
        return array(all);
    }

    private static ObjectNode sameImage(ObjectNode one, ObjectNode other) {
        unite(one, other, "RepoTags", "<none>:<none>");
        unite(one, other, "RepoDigests", "<none>@<none>");
        long containers = one.path("Containers").asLong(-1);
        long more = other.path("Containers").asLong(-1);
        if (containers >= 0 && more >= 0) {
            one.put("Containers", containers + more);
        }
        return one;
    }

    /// @param nothing what engines list for an image without a name
    private static void unite(ObjectNode one, ObjectNode other, String field, String nothing) {
        Set<String> names = new LinkedHashSet<>();
        one.path(field).forEach(each -> names.add(each.asText()));
        other.path(field).forEach(each -> names.add(each.asText()));
        if (names.size() > 1) {
            names.remove(nothing);
        }
        if (!names.isEmpty()) {
            ArrayNode united = one.putArray(field);
            names.forEach(united::add);
        }
    }

    /// Volumes of all, and what engines warn of.
    public static ObjectNode volumes(List<Part> parts) {
        ObjectNode all = Trees.object();
        ArrayNode volumes = all.putArray("Volumes");
        ArrayNode warnings = all.putArray("Warnings");
        for (Part part : parts) {
            part.tree().path("Volumes").forEach(volumes::add);
            part.tree().path("Warnings").forEach(warnings::add);
        }
        return warnings.isEmpty() ? all.putNull("Warnings") : all;
    }

    private static ArrayNode array(Iterable<? extends JsonNode> nodes) {
        ArrayNode array = Trees.object().putArray("all");
        nodes.forEach(array::add);
        return array;
    }
}
