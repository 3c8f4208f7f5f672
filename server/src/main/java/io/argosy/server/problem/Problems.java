package io.argosy.server.problem;

import io.argosy.api.rest.Problem;
import io.argosy.control.fault.Fault;
import io.argosy.control.fault.FaultCode;
import io.argosy.control.fault.Place;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Faults as problem documents.
public final class Problems {

    private static final String TYPES = "urn:argosy:problem:";

    private Problems() {}

    public static Problem of(Fault fault) {
        return new Problem(
                TYPES + fault.code().id(),
                title(fault.code()),
                status(fault.code()),
                fault.code().id(),
                fault.detail(),
                Optional.of(fault.remedy()).filter(remedy -> !remedy.isEmpty()),
                fault.places().stream().map(Problems::place).toList());
    }

    public static Problem.Place place(Place place) {
        return new Problem.Place(place.file(), place.line(), place.column(), place.field(), place.message(), place.remedy());
    }

    public static int status(FaultCode code) {
        return switch (code) {
            case INVALID_REQUEST -> 400;
            case UNAUTHENTICATED -> 401;
            case FORBIDDEN -> 403;
            case NOT_FOUND, APP_NOT_FOUND, SERVICE_NOT_FOUND, TASK_NOT_FOUND, RELEASE_NOT_FOUND, NODE_NOT_FOUND, TOKEN_NOT_FOUND, SERVER_NOT_FOUND, SETTING_NOT_FOUND, REGISTRY_NOT_FOUND, FILE_NOT_FOUND, CONTENT_NOT_FOUND -> 404;
            case METHOD_NOT_ALLOWED -> 405;
            case NOT_ACCEPTABLE -> 406;
            case NAME_TAKEN, PORT_TAKEN, TOO_FEW_ZONES, CONTENT_IN_USE, WRONG_STATE, TASK_NOT_RUNNING -> 409;
            case TOO_LARGE -> 413;
            case UNSUPPORTED_MEDIA_TYPE -> 415;
            case INVALID_COMPOSE, LIMIT_EXCEEDED -> 422;
            case TOO_MANY_REQUESTS -> 429;
            case INTERNAL -> 500;
            case LEADER_LOST -> 502;
            case NODE_AWAY, NO_NODE, BUSY, NOT_LEADING, NO_LEADER, BEHIND, STORE_FAILED -> 503;
        };
    }

    /// What the answer's head says besides: how to be known, when to ask again, or that another server may be able to do what this one's store did not let it do.
    public static Map<String, String> headers(FaultCode code) {
        return switch (code) {
            case UNAUTHENTICATED -> Map.of("WWW-Authenticate", "Bearer");
            case TOO_MANY_REQUESTS -> Map.of("Retry-After", "5");
            case NO_LEADER, NOT_LEADING, BEHIND -> Map.of("Retry-After", "1");
            case STORE_FAILED -> Map.of("Argosy-Ask-Another", "1");
            case INVALID_REQUEST, FORBIDDEN, NOT_FOUND, APP_NOT_FOUND, SERVICE_NOT_FOUND, TASK_NOT_FOUND, RELEASE_NOT_FOUND, NODE_NOT_FOUND, TOKEN_NOT_FOUND, SERVER_NOT_FOUND, SETTING_NOT_FOUND,
                    REGISTRY_NOT_FOUND, FILE_NOT_FOUND, CONTENT_NOT_FOUND, METHOD_NOT_ALLOWED, NOT_ACCEPTABLE, NAME_TAKEN, PORT_TAKEN, TOO_FEW_ZONES, CONTENT_IN_USE, WRONG_STATE,
                    TASK_NOT_RUNNING, TOO_LARGE, UNSUPPORTED_MEDIA_TYPE, INVALID_COMPOSE, LIMIT_EXCEEDED, INTERNAL, LEADER_LOST, NODE_AWAY, NO_NODE, BUSY -> Map.of();
        };
    }

    private static String title(FaultCode code) {
        String words = code.id().replace('-', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
