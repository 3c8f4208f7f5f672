package io.argosy.dockerapi.merge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// JSON as trees; numbers keep all their digits.
public final class Trees {

    private static final ObjectMapper MAPPER = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private Trees() {}

    /// @throws IOException when it is none
    public static JsonNode read(byte[] json) throws IOException {
        return MAPPER.readTree(json);
    }

    /// @throws IllegalArgumentException when it is none
    public static JsonNode read(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage());
        }
    }

    /// One after the other, each as soon as its end is there.
    public static MappingIterator<JsonNode> values(InputStream json) throws IOException {
        return MAPPER.readerFor(JsonNode.class).readValues(json);
    }

    /// With a line's end, as engines write it.
    public static byte[] bytes(JsonNode tree) {
        return (tree + "\n").getBytes(StandardCharsets.UTF_8);
    }

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /// An error as engines write it.
    public static byte[] message(String text) {
        return bytes(object().put("message", text));
    }
}
