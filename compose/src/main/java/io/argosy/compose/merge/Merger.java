package io.argosy.compose.merge;

import io.argosy.compose.source.Problems;
import io.argosy.compose.tree.Kind;
import io.argosy.compose.tree.Mapping;
import io.argosy.compose.tree.Node;
import io.argosy.compose.tree.Path;
import io.argosy.compose.tree.PathRules;
import io.argosy.compose.tree.Scalar;
import io.argosy.compose.tree.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;

/// Puts a canonical file over another: mappings field by field, lists one behind the other with what counts as the same
/// entry replaced, scalars replaced. The table holds the paths that merge otherwise.
public final class Merger {
    private final Problems problems;
    private final PathRules<MergeRule> table = new PathRules<MergeRule>()
            .add("networks.*.ipam.config", this::subnets)
            .add("services.*.command", Merger::replace)
            .add("services.*.entrypoint", Merger::replace)
            .add("services.*.extra_hosts", Merger::hosts)
            .add("services.*.build.extra_hosts", Merger::hosts)
            .add("services.*.healthcheck.test", Merger::replace)
            .add("services.*.logging", this::logging)
            .add("services.*.ulimits.*", this::limits);

    public Merger(Problems problems) {
        this.problems = problems;
    }

    /// `over` put over `base` after everything at the cleared paths is gone from the base.
    public Mapping merge(Mapping base, Mapping over, List<Path> cleared, Path path) {
        var left = base;
        for (var gone : cleared) {
            left = without(left, gone, 0);
        }
        return Unicity.enforce((Mapping) merge(left, over, path), path);
    }

    private static Mapping without(Mapping map, Path path, int at) {
        var segment = path.segments().get(at);
        if (at == path.segments().size() - 1) {
            return map.without(segment);
        }
        return map.fields().get(segment) instanceof Mapping below ? map.with(segment, without(below, path, at + 1)) : map;
    }

    private Node merge(Node base, Node over, Path path) {
        var rule = table.find(path);
        if (rule.isPresent()) {
            return rule.get().merge(base, over, path);
        }
        if (base instanceof Mapping left && over instanceof Mapping right) {
            return fields(left, right, path);
        }
        if (base instanceof Sequence left && over instanceof Sequence right) {
            return joined(left, right);
        }
        return base instanceof Scalar left && (over instanceof Scalar || left.isNull()) ? over : unlike(base, over, path);
    }

    private Node unlike(Node base, Node over, Path path) {
        if (over instanceof Scalar scalar && scalar.kind() == Kind.NULL) {
            return base;
        }
        problems.error(over.place(), path.toString(), over.describe() + " cannot override " + base.describe(),
                "write it as in " + base.place());
        return base;
    }

    private Mapping fields(Mapping base, Mapping over, Path path) {
        var merged = new LinkedHashMap<String, Node>(base.fields());
        over.fields().forEach((key, value) -> merged.merge(key, value, (left, right) -> merge(left, right, path.child(key))));
        return new Mapping(merged, over.place());
    }

    private static Sequence joined(Sequence base, Sequence over) {
        var items = new ArrayList<>(base.items());
        items.addAll(over.items());
        return new Sequence(items, over.place());
    }

    private static Node replace(Node base, Node over, Path path) {
        return over;
    }

    /// Options of different drivers do not mix.
    private Node logging(Node base, Node over, Path path) {
        if (!(base instanceof Mapping left) || !(over instanceof Mapping right)) {
            return over;
        }
        var drivers = left.text("driver").isPresent() && right.text("driver").isPresent();
        return drivers && !left.text("driver").equals(right.text("driver")) ? over : fields(left, right, path);
    }

    private Node limits(Node base, Node over, Path path) {
        return base instanceof Mapping left && over instanceof Mapping right ? fields(left, right, path) : over;
    }

    /// Equal entries once, by host.
    private static Node hosts(Node base, Node over, Path path) {
        if (!(base instanceof Sequence left) || !(over instanceof Sequence right)) {
            return over;
        }
        var texts = new LinkedHashSet<>(left.texts());
        var items = new ArrayList<Node>(left.items());
        right.scalars().filter(item -> texts.add(item.text())).forEach(items::add);
        items.sort(java.util.Comparator.comparing(item -> ((Scalar) item).text().split("=", 2)[0]));
        return new Sequence(items, over.place());
    }

    /// Address pools of the same subnet are one.
    private Node subnets(Node base, Node over, Path path) {
        if (!(base instanceof Sequence left) || !(over instanceof Sequence right)) {
            return over;
        }
        var pools = new LinkedHashMap<String, Node>();
        left.mappings().forEach(pool -> pools.put(pool.text("subnet").orElse(""), pool));
        right.mappings().forEach(pool -> pools.merge(pool.text("subnet").orElse(""), pool,
                (before, after) -> fields((Mapping) before, (Mapping) after, path)));
        return new Sequence(new ArrayList<>(pools.values()), over.place());
    }
}
