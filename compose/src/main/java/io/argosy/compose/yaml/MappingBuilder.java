package io.argosy.compose.yaml;

import io.argosy.compose.source.Place;
import io.argosy.compose.tree.Mapping;
import io.argosy.compose.tree.Node;
import io.argosy.compose.tree.Path;
import io.argosy.compose.tree.Scalar;
import io.argosy.compose.tree.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Gathers the fields of one mapping; what it says itself wins over what its merge keys bring, earlier ones over later.
final class MappingBuilder {
    private final Place place;
    private final LinkedHashMap<String, Node> fields = new LinkedHashMap<>();
    private final Map<String, Place> keys = new LinkedHashMap<>();
    private final List<Path> cleared = new ArrayList<>();
    private final List<Built> merged = new ArrayList<>();
    private Built.Weight weight = new Built.Weight(1, 0, 0);

    MappingBuilder(Place place) {
        this.place = place;
    }

    Place earlier(String key) {
        return keys.get(key);
    }

    void field(String key, Place at, Built value) {
        keys.put(key, at);
        weight = weight.plus(value.weight()).plus(new Built.Weight(1, key.length(), 0));
        clear(key, value.cleared());
        if (!value.reset()) {
            fields.put(key, value.node().at(at));
        }
    }

    private void clear(String key, List<Path> below) {
        for (var path : below) {
            cleared.add(prefixed(key, path));
        }
    }

    private static Path prefixed(String key, Path path) {
        var segments = new ArrayList<String>();
        segments.add(key);
        segments.addAll(path.segments());
        return Path.of(segments);
    }

    /// A merge key's value; false when it is neither a mapping nor a list of mappings.
    boolean merge(Built value) {
        var fits = switch (value.node()) {
            case Mapping map -> true;
            case Sequence list -> list.items().stream().allMatch(Mapping.class::isInstance);
            case Scalar scalar -> false;
        };
        if (fits) {
            merged.add(value);
            weight = weight.plus(value.weight());
        }
        return fits;
    }

    Built build() {
        for (var source : merged) {
            adopt(source);
        }
        return new Built(new Mapping(fields, place), cleared, false, weight.plus(new Built.Weight(cleared.size(), 0, 0)));
    }

    private void adopt(Built source) {
        if (source.node() instanceof Sequence list) {
            list.mappings().forEach(this::adoptFields);
        } else if (source.node() instanceof Mapping map) {
            source.cleared().stream().filter(path -> !keys.containsKey(path.segments().getFirst())).forEach(cleared::add);
            adoptFields(map);
        }
    }

    private void adoptFields(Mapping map) {
        map.fields().forEach((key, value) -> {
            if (keys.putIfAbsent(key, value.place()) == null) {
                fields.put(key, value);
            }
        });
    }
}
