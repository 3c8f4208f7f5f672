package io.argosy.control.fault;

import java.util.Objects;

/// A mistake or a warning in a file.
///
/// @param file as the client named it; empty when it is about no file
/// @param line from 1; 0 when unknown
/// @param column from 1; 0 when unknown
/// @param field such as `services.web.ports[0]`
/// @param remedy empty when nothing is known to help
public record Place(String file, int line, int column, String field, String message, String remedy) {

    public Place {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(remedy, "remedy");
    }

    /// A warning about a service as a whole, found by the control plane itself.
    public static Place of(String field, String message, String remedy) {
        return new Place("", 0, 0, field, message, remedy);
    }
}
