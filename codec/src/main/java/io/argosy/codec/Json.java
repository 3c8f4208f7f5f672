package io.argosy.codec;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Writes and reads model records. Immutable, and safe for any number of threads; make one per process and keep it.
public final class Json {

    /// Enough for the largest single record, and for an assignment of a node with a thousand tasks.
    public static final int DEFAULT_LIMIT_BYTES = 16 * 1024 * 1024;

    private final ObjectMapper mapper;
    private final int limitBytes;

    private Json(int limitBytes) {
        this.limitBytes = limitBytes;
        this.mapper = Mappers.bounded(limitBytes);
    }

    public static Json standard() {
        return new Json(DEFAULT_LIMIT_BYTES);
    }

    /// @param bytes the largest document that is read; a longer one is [MalformedJson]
    public static Json limitedTo(int bytes) {
        return new Json(bytes);
    }

    /// A mapper with the same rules, for a framework that wants one. The caller may change it.
    public ObjectMapper mapper() {
        return mapper.copy();
    }

    public byte[] bytes(Object record) {
        try {
            return mapper.writeValueAsBytes(record);
        } catch (JsonProcessingException e) {
            throw unwritable(record, e);
        }
    }

    /// A list; its elements alone would not say to Jackson of which family they are.
    public <T> byte[] bytes(List<T> records, Class<T> element) {
        try {
            return mapper.writerFor(listOf(element)).writeValueAsBytes(records);
        } catch (JsonProcessingException e) {
            throw unwritable(records, e);
        }
    }

    public String text(Object record) {
        return new String(bytes(record), StandardCharsets.UTF_8);
    }

    /// Several lines, indented, for people.
    public String pretty(Object record) {
        try {
            return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(record);
        } catch (JsonProcessingException e) {
            throw unwritable(record, e);
        }
    }

    public <T> T read(byte[] document, Class<T> type) throws MalformedJson {
        return read(document, mapper.constructType(type));
    }

    public <T> T read(String document, Class<T> type) throws MalformedJson {
        return read(document.getBytes(StandardCharsets.UTF_8), type);
    }

    public <T> List<T> readList(byte[] document, Class<T> element) throws MalformedJson {
        return read(document, listOf(element));
    }

    /// Reads to the end and does not close.
    ///
    /// @throws IOException when the stream fails; what it carries is judged with [MalformedJson]
    public <T> T read(InputStream document, Class<T> type) throws MalformedJson, IOException {
        return read(document.readNBytes(limitBytes + 1), type);
    }

    private <T> T read(byte[] document, JavaType type) throws MalformedJson {
        if (document.length > limitBytes) {
            throw new MalformedJson("", "the document is larger than " + limitBytes + " bytes");
        }
        try {
            T value = mapper.readValue(document, type);
            if (value == null) {
                throw new MalformedJson("", "the document is null");
            }
            return value;
        } catch (JacksonException e) {
            throw Faults.explain(e);
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory failed", e);
        }
    }

    private JavaType listOf(Class<?> element) {
        return mapper.getTypeFactory().constructCollectionType(List.class, element);
    }

    private static IllegalArgumentException unwritable(Object record, JsonProcessingException cause) {
        return new IllegalArgumentException("cannot be written as JSON: " + record.getClass().getName(), cause);
    }
}
