package io.argosy.engine.docker;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Pieces that many answers share.
final class Reading {
    private Reading() {}

    /// Empty also for null.
    static Map<String, String> map(JsonNode object) {
        Map<String, String> read = new LinkedHashMap<>();
        object.properties().forEach(entry -> read.put(entry.getKey(), entry.getValue().asText()));
        return read;
    }

    /// Empty also for null.
    static List<String> list(JsonNode array) {
        List<String> read = new ArrayList<>();
        array.forEach(value -> read.add(value.asText()));
        return read;
    }

    /// The engine writes the year 1 for never, which is [Instant#EPOCH] here.
    static Instant instant(JsonNode text) {
        String value = text.asText();
        if (value.isEmpty() || value.startsWith("0001-")) {
            return Instant.EPOCH;
        }
        return OffsetDateTime.parse(value).toInstant();
    }
}
