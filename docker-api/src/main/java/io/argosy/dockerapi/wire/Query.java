package io.argosy.dockerapi.wire;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// What stands behind the question mark, decoded, in its order.
public record Query(List<Parameter> parameters) {

    public static final Query NONE = new Query(List.of());

    public record Parameter(String name, String value) {}

    public Query {
        parameters = List.copyOf(parameters);
    }

    /// @throws IllegalArgumentException when it is encoded wrongly
    public static Query parse(String text) {
        List<Parameter> found = new ArrayList<>();
        for (String part : text.split("&")) {
            if (!part.isEmpty()) {
                int equals = part.indexOf('=');
                found.add(equals < 0 ? new Parameter(decoded(part), "") : new Parameter(decoded(part.substring(0, equals)), decoded(part.substring(equals + 1))));
            }
        }
        return new Query(found);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    public Optional<String> first(String name) {
        return parameters.stream().filter(each -> each.name().equals(name)).map(Parameter::value).findFirst();
    }

    public List<String> all(String name) {
        return parameters.stream().filter(each -> each.name().equals(name)).map(Parameter::value).toList();
    }

    /// Whether it is set to something that engines take for true.
    public boolean flag(String name) {
        return first(name).filter(value -> !List.of("", "0", "no", "false", "none").contains(value.strip().toLowerCase(Locale.ROOT))).isPresent();
    }

    public Query without(String name) {
        return new Query(parameters.stream().filter(each -> !each.name().equals(name)).toList());
    }

    /// With this value in place of those there were.
    public Query with(String name, String value) {
        List<Parameter> more = new ArrayList<>(without(name).parameters());
        more.add(new Parameter(name, value));
        return new Query(more);
    }

    /// The path with this query, as requests name it.
    public String behind(String path) {
        return parameters.isEmpty() ? path : path + "?" + parameters.stream().map(each -> encoded(each.name()) + "=" + encoded(each.value())).collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
