package io.argosy.dockerapi.merge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The `filters` of a list: names, each with the values of which one must hold. Clients write the values as an array, or as an object whose names count where they are true.
public record Filters(Map<String, List<String>> values) {

    public static final Filters NONE = new Filters(Map.of());

    public Filters {
        values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /// @param text JSON; nothing for none
    /// @throws IllegalArgumentException with what is wrong, for people
    public static Filters parse(String text) {
        if (text.isBlank()) {
            return NONE;
        }
        JsonNode tree = Trees.read(text);
        if (!tree.isObject()) {
            throw new IllegalArgumentException("filters are a JSON object, not " + text);
        }
        Map<String, List<String>> found = new LinkedHashMap<>();
        tree.properties().forEach(each -> found.put(each.getKey(), values(each.getValue())));
        return new Filters(found);
    }

    private static List<String> values(JsonNode tree) {
        List<String> found = new ArrayList<>();
        if (tree.isObject()) {
            tree.properties().stream().filter(each -> each.getValue().asBoolean()).forEach(each -> found.add(each.getKey()));
        } else if (tree.isArray()) {
            tree.forEach(each -> found.add(each.asText()));
        } else {
            throw new IllegalArgumentException("a filter has a list of values, not " + tree);
        }
        return found;
    }

    public List<String> of(String name) {
        return values.getOrDefault(name, List.of());
    }

    public Filters without(String name) {
        Map<String, List<String>> left = new LinkedHashMap<>(values);
        left.remove(name);
        return new Filters(left);
    }

    /// With a value more.
    public Filters with(String name, String value) {
        Map<String, List<String>> more = new LinkedHashMap<>(values);
        more.merge(name, List.of(value), (there, one) -> {
            List<String> both = new ArrayList<>(there);
            both.addAll(one);
            return both;
        });
        return new Filters(more);
    }

    /// As engines read it.
    public String text() {
        ObjectNode tree = Trees.object();
        values.forEach((name, all) -> {
            ArrayNode array = tree.putArray(name);
            all.forEach(array::add);
        });
        return tree.toString();
    }
}
