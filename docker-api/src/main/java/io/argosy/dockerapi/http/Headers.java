package io.argosy.dockerapi.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The lines of a head in their order. Names are compared without regard to case.
public record Headers(List<Header> lines) {

    public static final Headers NONE = new Headers(List.of());

    public Headers {
        lines = List.copyOf(lines);
    }

    public static Headers of(String name, String value) {
        return NONE.with(name, value);
    }

    /// The first of that name.
    public Optional<String> first(String name) {
        return lines.stream().filter(line -> line.is(name)).map(Header::value).findFirst();
    }

    public List<String> all(String name) {
        return lines.stream().filter(line -> line.is(name)).map(Header::value).toList();
    }

    /// Whether a list with commas, such as that of `Connection`, names a word.
    public boolean names(String name, String word) {
        return lines.stream().filter(line -> line.is(name)).flatMap(line -> Arrays.stream(line.value().split(",")))
                .anyMatch(each -> each.strip().equalsIgnoreCase(word));
    }

    public Headers without(List<String> names) {
        return new Headers(lines.stream().filter(line -> names.stream().noneMatch(line::is)).toList());
    }

    /// One line more.
    public Headers with(String name, String value) {
        List<Header> more = new ArrayList<>(lines);
        more.add(new Header(name, value));
        return new Headers(more);
    }

    Stream<String> text() {
        return lines.stream().map(line -> line.name() + ": " + line.value() + "\r\n");
    }
}
