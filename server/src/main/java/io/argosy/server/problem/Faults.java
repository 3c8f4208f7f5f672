package io.argosy.server.problem;

import io.argosy.codec.MalformedJson;
import io.argosy.control.fault.Fault;
import io.argosy.control.fault.FaultCode;
import io.argosy.model.id.IllegalNameException;
import io.argosy.store.StoreException;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;

/// The fault behind anything that ends a request.
public final class Faults {

    private Faults() {}

    public static Fault of(Throwable thrown) {
        return switch (thrown) {
            case Refusal refusal -> refusal.fault();
            case MalformedJson malformed -> Fault.of(FaultCode.INVALID_REQUEST, "the body is not what is asked for: " + malformed.getMessage(),
                    "see the schema at /v1/openapi");
            case IllegalNameException name -> Fault.of(FaultCode.INVALID_REQUEST, name.getMessage(), "");
            case StoreException store -> Fault.of(FaultCode.STORE_FAILED, store.getMessage(), store.remedy());
            case WebApplicationException http -> ofHttp(http);
            default -> Fault.of(FaultCode.INTERNAL, "the server failed", "see the server's log, and report it if it happens again");
        };
    }

    private static Fault ofHttp(WebApplicationException http) {
        return switch (http) {
            // Path and query parameters that cannot be read also come as not found, with their reason as the cause.
            case NotFoundException unread when unread.getCause() instanceof IllegalArgumentException wrong -> unreadable(wrong);
            case NotFoundException _ -> notFound();
            case NotAllowedException _ -> Fault.of(FaultCode.METHOD_NOT_ALLOWED, "this path does not know that method", "see /v1/openapi");
            case NotAcceptableException _ -> Fault.of(FaultCode.NOT_ACCEPTABLE, "the answer is not available in that media type", "ask for application/json");
            case NotSupportedException _ -> Fault.of(FaultCode.UNSUPPORTED_MEDIA_TYPE, "the body's media type is not supported", "send application/json");
            case ClientErrorException client when client.getResponse().getStatus() == 413 -> tooLarge();
            case ClientErrorException client -> Fault.of(FaultCode.INVALID_REQUEST, String.valueOf(client.getMessage()), "see /v1/openapi");
            default -> Fault.of(FaultCode.INTERNAL, "the server failed", "see the server's log, and report it if it happens again");
        };
    }

    public static Fault notFound() {
        return Fault.of(FaultCode.NOT_FOUND, "nothing is served at this path", "see /v1/openapi");
    }

    public static Fault tooLarge() {
        return Fault.of(FaultCode.TOO_LARGE, "the body is larger than allowed", "send less at once");
    }

    private static Fault unreadable(IllegalArgumentException wrong) {
        return Fault.of(FaultCode.INVALID_REQUEST, String.valueOf(wrong.getMessage()), "see /v1/openapi");
    }
}
