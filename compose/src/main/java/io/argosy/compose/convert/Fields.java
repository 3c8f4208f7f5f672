package io.argosy.compose.convert;

import io.argosy.compose.normalize.Durations;
import io.argosy.compose.source.Place;
import io.argosy.compose.tree.GoNumbers;
import io.argosy.compose.tree.Kind;
import io.argosy.compose.tree.Mapping;
import io.argosy.compose.tree.Node;
import io.argosy.compose.tree.Path;
import io.argosy.compose.tree.Scalar;
import io.argosy.compose.tree.Sequence;
import io.argosy.model.unit.ByteSize;
import io.argosy.model.unit.Cpus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SequencedMap;
import java.util.function.Function;

/// A mapping that remembers which of its fields were read. What nobody has read when [#finish] is called goes to
/// [Leftovers], so that no field is dropped unseen.
final class Fields {
    private final Mapping map;
    private final Path path;
    private final Findings findings;
    private final Set<String> unread;
    private boolean abandoned;
    private final Map<Path, Fields> inner = new LinkedHashMap<>();

    Fields(Mapping map, Path path, Findings findings) {
        this.map = map;
        this.path = path;
        this.findings = findings;
        this.unread = new LinkedHashSet<>(map.fields().keySet());
    }

    Findings findings() {
        return findings;
    }

    Place place() {
        return map.place();
    }

    Path path() {
        return path;
    }

    boolean has(String key) {
        return map.fields().get(key) != null && !(map.fields().get(key) instanceof Scalar scalar && scalar.isNull());
    }

    /// The names of all fields, in order.
    List<String> names() {
        return List.copyOf(map.fields().keySet());
    }

    /// The field, which stays unread.
    Node peek(String key) {
        return map.fields().get(key);
    }

    /// The field's text, empty when there is none; it stays unread.
    String peekText(String key) {
        return map.text(key).orElse("");
    }

    Optional<Node> take(String key) {
        unread.remove(key);
        return map.find(key).filter(node -> !(node instanceof Scalar scalar && scalar.isNull()));
    }

    Optional<String> text(String key) {
        return take(key).flatMap(node -> node instanceof Scalar scalar ? Optional.of(scalar.text()) : wrong(key, node, "a single value"));
    }

    Optional<Boolean> bool(String key) {
        return take(key).flatMap(node -> node instanceof Scalar scalar && scalar.kind() == Kind.BOOL
                ? Optional.of(scalar.text().equals("true")) : wrong(key, node, "true or false"));
    }

    boolean flag(String key) {
        return bool(key).orElse(false);
    }

    /// A whole number within the range; another is an error, and absent.
    Optional<Long> whole(String key, long least, long most) {
        return read(key, GoNumbers::parseInteger, "a whole number from " + least + " to " + most)
                .filter(value -> value >= least && value <= most || outside(key, least, most));
    }

    Optional<Integer> count(String key, int least) {
        return whole(key, least, Integer.MAX_VALUE).map(Long::intValue);
    }

    private boolean outside(String key, long least, long most) {
        wrong(key, map.fields().get(key), "a whole number from " + least + " to " + most);
        return false;
    }

    Optional<Double> decimal(String key) {
        return read(key, Double::valueOf, "a number");
    }

    Optional<Duration> duration(String key) {
        return read(key, text -> Durations.parse(text).orElseThrow(NumberFormatException::new), "a duration such as 10s");
    }

    /// Absent when it is zero or less, which stands for "no limit".
    Optional<ByteSize> size(String key) {
        return read(key, Long::valueOf, "a size").filter(bytes -> bytes > 0).map(ByteSize::new);
    }

    /// Absent when it is zero, which stands for "no limit".
    Optional<Cpus> cpus(String key) {
        return decimal(key).filter(cores -> cores != 0).filter(cores -> cores > 0 && cores < 1_000_000 || outside(key, 0, 1_000_000)).map(Cpus::cores);
    }

    private <T> Optional<T> read(String key, Function<String, T> reader, String expected) {
        var text = text(key);
        try {
            return text.map(reader);
        } catch (NumberFormatException unreadable) {
            return wrong(key, map.fields().get(key), expected);
        }
    }

    List<String> texts(String key) {
        return take(key).map(node -> node instanceof Sequence list ? list.texts() : List.of(((Scalar) node).text())).orElse(List.of());
    }

    Optional<List<String>> list(String key) {
        return take(key).filter(Sequence.class::isInstance).map(node -> ((Sequence) node).texts());
    }

    /// Scalars by name; a null becomes the empty string.
    Map<String, String> strings(String key) {
        var strings = new LinkedHashMap<String, String>();
        optionalStrings(key).forEach((name, value) -> strings.put(name, value.orElse("")));
        return strings;
    }

    SequencedMap<String, Optional<String>> optionalStrings(String key) {
        var strings = new LinkedHashMap<String, Optional<String>>();
        if (take(key).orElse(null) instanceof Mapping values) {
            values.fields().keySet().forEach(name -> strings.put(name, values.text(name)));
        }
        return strings;
    }

    /// The mapping under a key; one without fields when there is none.
    Fields in(String key) {
        return below(take(key).orElse(Mapping.empty(map.place())), path.child(key));
    }

    SequencedMap<String, Fields> entries(String key) {
        var entries = new LinkedHashMap<String, Fields>();
        if (take(key).orElse(null) instanceof Mapping values) {
            values.fields().forEach((name, node) -> entries.put(name, below(node, path.child(key).child(name))));
        }
        return entries;
    }

    List<Fields> items(String key) {
        var items = new ArrayList<Fields>();
        if (take(key).orElse(null) instanceof Sequence values) {
            for (var i = 0; i < values.items().size(); i++) {
                items.add(below(values.items().get(i), path.child(key).item(i)));
            }
        }
        return items;
    }

    /// Like [#items]; a scalar stands for a mapping that has it under the second key.
    List<Fields> items(String key, String scalar) {
        if (peek(key) instanceof Sequence list) {
            list.scalars().forEach(item -> {
                var named = Mapping.empty(item.place()).with(scalar, item);
                below(named, path.child(key).item(list.items().indexOf(item)));
            });
        }
        return items(key);
    }

    private Fields below(Node node, Path at) {
        return inner.computeIfAbsent(at, path -> new Fields(node instanceof Mapping below ? below : Mapping.empty(node.place()), path, findings));
    }

    /// After an error about the whole, what is inside does not matter.
    void abandon() {
        abandoned = true;
    }

    /// Says what was read by nobody, here and below.
    void finish() {
        if (abandoned) {
            return;
        }
        unread.forEach(key -> Leftovers.report(path.child(key), map.fields().get(key), findings));
        inner.values().forEach(Fields::finish);
    }

    private <T> Optional<T> wrong(String key, Node node, String expected) {
        findings.error(node.place(), path.child(key), "must be " + expected + ", not " + shown(node), "");
        return Optional.empty();
    }

    private static String shown(Node node) {
        return node instanceof Scalar scalar ? "\"" + scalar.text() + "\"" : node.describe();
    }

    void error(String key, String message, String remedy) {
        findings.error(map.find(key).map(Node::place).orElse(map.place()), path.child(key), message, remedy);
    }

    void warn(String key, String message, String remedy) {
        findings.warn(map.find(key).map(Node::place).orElse(map.place()), path.child(key), message, remedy);
    }
}
