package io.argosy.api.rest;

import io.argosy.model.unit.Frozen;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// An error, as `application/problem+json` (RFC 9457).
///
/// @param type a URI made of the code
/// @param code stable; the list is in `docs/errors.md`
/// @param detail what is wrong, for the person who asked
/// @param remedy what that person can do
/// @param places where in the input, when it is about files
public record Problem(
        String type, String title, int status, String code, String detail, Optional<String> remedy, List<Place> places) {

    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(detail, "detail");
        Objects.requireNonNull(remedy, "remedy");
        places = Frozen.list(places);
    }

    /// A mistake or a warning in a file. @param line from 1; 0 when unknown @param field such as `services.web.ports[0]`
    public record Place(String file, int line, int column, String field, String message, String remedy) {}
}
