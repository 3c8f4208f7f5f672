package io.argosy.api.session;

import io.argosy.codec.Json;
import io.argosy.codec.MalformedJson;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Control messages on the wire: their JSON.
final class JsonMarshaller<T> implements MethodDescriptor.Marshaller<T> {

    private final Json json;
    private final Class<T> type;

    JsonMarshaller(Json json, Class<T> type) {
        this.json = json;
        this.type = type;
    }

    @Override
    public InputStream stream(T message) {
        return new ByteArrayInputStream(json.bytes(message));
    }

    @Override
    public T parse(InputStream stream) {
        try {
            return json.read(stream.readAllBytes(), type);
        } catch (MalformedJson e) {
            throw Status.INVALID_ARGUMENT.withDescription(e.getMessage()).withCause(e).asRuntimeException();
        } catch (IOException e) {
            throw Status.INTERNAL.withDescription("message not readable").withCause(e).asRuntimeException();
        }
    }
}
