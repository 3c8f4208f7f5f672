package io.argosy.compose.yaml;

import io.argosy.compose.source.Place;
import io.argosy.compose.tree.Kind;
import io.argosy.compose.tree.Node;
import io.argosy.compose.tree.Path;
import io.argosy.compose.tree.Scalar;
import io.argosy.compose.tree.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/// Turns one document's parser events into a tree, refusing what goes beyond the limits as soon as it does.
final class TreeBuilder {
    private static final String MERGE = "<<";

    private final String file;
    private final Limits limits;
    private final Iterator<Event> events;
    private final Map<Anchor, Optional<Built>> anchors = new HashMap<>();

    TreeBuilder(String file, Limits limits, Iterator<Event> events) {
        this.file = file;
        this.limits = limits;
        this.events = events;
    }

    Built document() {
        return value(events.next(), 0);
    }

    private Built value(Event event, int depth) {
        if (depth > limits.depth()) {
            throw new Refused(place(event), "nested deeper than " + limits.depth() + " levels");
        }
        if (event instanceof AliasEvent alias) {
            return aliased(alias);
        }
        var anchor = anchor(event);
        anchor.ifPresent(name -> anchors.put(name, Optional.empty()));
        var built = bounded(event, fresh(event, depth));
        anchor.ifPresent(name -> anchors.put(name, Optional.of(built)));
        return built;
    }

    private Built aliased(AliasEvent alias) {
        var target = anchors.get(alias.getAlias());
        if (target == null) {
            throw new Refused(place(alias), "alias *" + alias.getAlias().getValue() + " has no anchor before it");
        }
        return bounded(alias, target.orElseThrow(() -> new Refused(place(alias),
                "cycle detected: *" + alias.getAlias().getValue() + " stands inside its own anchor")).repeated());
    }

    private Built fresh(Event event, int depth) {
        if (event instanceof ScalarEvent scalar) {
            return scalar(scalar);
        }
        var start = (CollectionStartEvent) event;
        var built = event.getEventId() == Event.ID.SequenceStart ? sequence(start, depth) : mapping(start, depth);
        return built.marked(start.getTag().orElse(""));
    }

    private Built scalar(ScalarEvent event) {
        var tag = event.getTag().orElse("");
        var text = event.getValue();
        var plain = event.isPlain() && tag.isEmpty();
        var node = plain ? ScalarReader.plain(text, place(event))
                : tag.isEmpty() ? Scalar.string(text, place(event)) : ScalarReader.tagged(tag, text, place(event));
        return Built.scalar(node, text.length()).marked(tag);
    }

    private Built sequence(CollectionStartEvent start, int depth) {
        var items = new ArrayList<Node>();
        var weight = new Built.Weight(1, 0, 0);
        var cleared = new ArrayList<Path>();
        for (var next = events.next(); next.getEventId() != Event.ID.SequenceEnd; next = events.next()) {
            var item = value(next, depth + 1);
            weight = weight.plus(item.weight());
            if (!item.reset()) {
                items.add(item.node().at(place(next)));
            }
            bounded(next, new Built(item.node(), List.of(), false, weight));
        }
        return new Built(new Sequence(items, place(start)), cleared, false, weight);
    }

    private Built mapping(CollectionStartEvent start, int depth) {
        var builder = new MappingBuilder(place(start));
        for (var next = events.next(); next.getEventId() != Event.ID.MappingEnd; next = events.next()) {
            var key = key(next, depth);
            field(builder, next, key, value(events.next(), depth + 1));
        }
        return builder.build();
    }

    private void field(MappingBuilder builder, Event event, String key, Built value) {
        if (key.equals(MERGE)) {
            if (!builder.merge(value)) {
                throw new Refused(place(event), "a merge key (<<) needs a mapping or a list of mappings, not " + value.node().describe());
            }
            return;
        }
        var earlier = builder.earlier(key);
        if (earlier != null) {
            throw new Refused(place(event), "key \"" + key + "\" is already defined at line " + earlier.line());
        }
        builder.field(key, place(event), value);
    }

    private String key(Event event, int depth) {
        if (value(event, depth + 1).node() instanceof Scalar scalar && scalar.kind() == Kind.STRING) {
            return scalar.text();
        }
        throw new Refused(place(event), "a key must be a string; quote it");
    }

    private Built bounded(Event event, Built built) {
        if (built.weight().aliased() > limits.aliased()) {
            throw new Refused(place(event), "excessive aliasing: aliases stand for more than " + limits.aliased() + " values");
        }
        if (built.weight().nodes() > limits.nodes() || built.weight().characters() > limits.characters()) {
            throw new Refused(place(event), "more than " + limits.nodes() + " values or " + limits.characters() + " characters");
        }
        return built;
    }

    private static Optional<Anchor> anchor(Event event) {
        return switch (event) {
            case ScalarEvent scalar -> scalar.getAnchor();
            case CollectionStartEvent start -> start.getAnchor();
            default -> Optional.empty();
        };
    }

    private Place place(Event event) {
        return event.getStartMark().map(this::place).orElse(Place.file(file));
    }

    private Place place(Mark mark) {
        return new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
    }
}
