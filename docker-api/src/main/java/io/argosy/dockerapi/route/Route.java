package io.argosy.dockerapi.route;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An operation of the API.
///
/// @param template of its path, without version: `/containers/{id}/json`
/// @param note what a user should know, for the page; may be empty
public record Route(String method, String template, Way way, Operation operation, String note) {

    private static final Pattern PARAMETER = Pattern.compile("\\{[a-z]+}");

    public Route {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(template, "template");
        Objects.requireNonNull(way, "way");
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(note, "note");
    }

    /// As the list of the API writes it: `GET /containers/json`.
    public String signature() {
        return method + " " + template;
    }

    Pattern pattern() {
        StringBuilder expression = new StringBuilder();
        int from = 0;
        Matcher parameters = PARAMETER.matcher(template);
        while (parameters.find()) {
            expression.append(Pattern.quote(template.substring(from, parameters.start()))).append("(.+)");
            from = parameters.end();
        }
        return Pattern.compile(expression.append(Pattern.quote(template.substring(from))).toString());
    }

    /// The parameter of a path that fits, decoded, and what is left and right of it; empty when the path does not fit.
    static Optional<Found> match(Route route, Pattern pattern, String path) {
        Matcher parts = pattern.matcher(path);
        if (!parts.matches()) {
            return Optional.empty();
        }
        List<String> values = new ArrayList<>();
        for (int group = 1; group <= parts.groupCount(); group++) {
            values.add(URLDecoder.decode(parts.group(group).replace("+", "%2B"), StandardCharsets.UTF_8));
        }
        return Optional.of(new Found(route, values.isEmpty() ? "" : values.getFirst()));
    }

    /// A route and what its path names.
    ///
    /// @param name decoded; empty for a path without a parameter
    public record Found(Route route, String name) {}
}
