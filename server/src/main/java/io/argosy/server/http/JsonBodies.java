package io.argosy.server.http;

import io.argosy.codec.Json;
import io.argosy.codec.MalformedJson;
import io.argosy.control.fault.FaultCode;
import io.argosy.server.problem.Faults;
import io.argosy.server.problem.Refusal;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/// Reads records from JSON bodies of bounded size.
@Provider
@Consumes(MediaType.APPLICATION_JSON)
public final class JsonBodies implements MessageBodyReader<Record> {

    /// The largest JSON body.
    public static final int MOST_BYTES = 8 * 1024 * 1024;

    private final Json json = Json.limitedTo(MOST_BYTES);

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type.isRecord();
    }

    @Override
    public Record readFrom(
            Class<Record> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        byte[] document = body.readNBytes(MOST_BYTES + 1);
        if (document.length > MOST_BYTES) {
            throw new Refusal(Faults.tooLarge());
        }
        if (document.length == 0) {
            throw Refusal.of(FaultCode.INVALID_REQUEST, "the body is empty; a JSON object is asked for", "see the schema at /v1/openapi");
        }
        try {
            return json.read(document, type);
        } catch (MalformedJson malformed) {
            throw new Refusal(Faults.of(malformed));
        }
    }
}
