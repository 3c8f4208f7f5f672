package io.argosy.compose.source;

import java.util.Objects;

/// One mistake or doubt about the input: where it is, which field it concerns (`services.web.ports[0]`, empty for
/// the whole file), what is wrong, and what would put it right (may be empty).
public record Problem(Severity severity, Place place, String field, String message, String remedy) {
    public enum Severity { ERROR, WARNING }

    public Problem {
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(remedy, "remedy");
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /// One line for people: `compose.yml:3:5: services.web.image: message (remedy)`.
    @Override
    public String toString() {
        var line = new StringBuilder();
        append(line, place.toString());
        append(line, field);
        line.append(isError() ? "" : "warning: ").append(message);
        return remedy.isEmpty() ? line.toString() : line + " (" + remedy + ")";
    }

    private static void append(StringBuilder line, String part) {
        if (!part.isEmpty()) {
            line.append(part).append(": ");
        }
    }
}
