package io.argosy.engine.docker;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/// A path with its query.
final class Query {
    private final StringBuilder text;
    private char separator = '?';

    Query(String path) {
        this.text = new StringBuilder(path);
    }

    Query put(String name, String value) {
        text.append(separator).append(name).append('=').append(encode(value));
        separator = '&';
        return this;
    }

    static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /// The engine's filters for one value of each kind.
    static String filters(Map<String, String> wanted) {
        ObjectNode filters = JsonNodeFactory.instance.objectNode();
        wanted.forEach((kind, value) -> filters.putArray(kind).add(value));
        return filters.toString();
    }

    /// The engine's filter for labels that must all be there.
    static String labelFilters(Map<String, String> labels) {
        ObjectNode filters = JsonNodeFactory.instance.objectNode();
        if (!labels.isEmpty()) {
            var array = filters.putArray("label");
            labels.forEach((name, value) -> array.add(name + "=" + value));
        }
        return filters.toString();
    }

    /// A moment as the engine takes it.
    static String seconds(Instant moment) {
        return "%d.%09d".formatted(moment.getEpochSecond(), moment.getNano());
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
