package io.argosy.scheduling.cluster;

import io.argosy.model.node.NodeFacts;
import io.argosy.model.service.Constraint;
import io.argosy.model.service.Constraint.Operator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The values of a node that constraints, spread preferences and affinities speak of. Names are those of Docker's Swarm mode, and three
/// of places; values are compared without regard to case, as Swarm mode does.
public final class Attributes {

    private static final String NODE_LABELS = "node.labels.";
    private static final String ENGINE_LABELS = "engine.labels.";

    private Attributes() {}

    /// Whether the node keeps the rule. A value the node does not have is unequal to every other. Roles are no matter here: servers are not
    /// nodes, and each node may do what either role may, so that a rule about `node.role` always holds.
    public static boolean satisfies(NodeSnapshot node, Constraint constraint) {
        if (constraint.attribute().equals("node.role")) {
            return true;
        }
        boolean equal = value(node, constraint.attribute()).filter(constraint.value()::equalsIgnoreCase).isPresent();
        return equal == (constraint.operator() == Operator.EQUAL);
    }

    public static Optional<String> value(NodeSnapshot node, String attribute) {
        if (attribute.startsWith(NODE_LABELS)) {
            return Optional.ofNullable(node.node().labels().get(attribute.substring(NODE_LABELS.length())));
        }
        if (attribute.startsWith(ENGINE_LABELS)) {
            String key = attribute.substring(ENGINE_LABELS.length());
            return node.facts().map(facts -> facts.engineLabels().get(key));
        }
        return switch (attribute) {
            case "node.id" -> Optional.of(node.id().value());
            case "node.name" -> Optional.of(node.node().name().value());
            case "node.pool" -> Optional.of(node.node().pool().value());
            case "node.hostname" -> node.facts().map(NodeFacts::hostname);
            case "node.platform.os" -> node.facts().map(NodeFacts::os);
            case "node.platform.arch" -> node.facts().map(NodeFacts::architecture).map(Attributes::architecture);
            default -> level(node, attribute).map(level -> node.node().topology().get(level - 1));
        };
    }

    /// The place a node is in by an attribute. Nodes without a value are in one place; zones of one name in two regions are two places.
    static String place(NodeSnapshot node, String attribute) {
        return level(node, attribute)
                .map(level -> String.join("/", node.node().topology().subList(0, level)))
                .orElseGet(() -> value(node, attribute).map(value -> value.toLowerCase(Locale.ROOT)).orElse(""));
    }

    /// The zone a node stands in, with its region: `eu/a`; empty when nobody said.
    public static Optional<String> zone(NodeSnapshot node) {
        return level(node, "node.zone").map(level -> String.join("/", node.node().topology().subList(0, level)));
    }

    /// Which part of the path a node stands at is meant: a path of one name is a zone, of two region and zone, of three or more region, zone, rack.
    private static Optional<Integer> level(NodeSnapshot node, String attribute) {
        List<String> path = node.node().topology();
        int zone = Math.min(path.size(), 2);
        return switch (attribute) {
            case "node.region" -> path.size() > 1 ? Optional.of(1) : Optional.empty();
            case "node.zone" -> zone > 0 ? Optional.of(zone) : Optional.empty();
            case "node.rack" -> path.size() > 2 ? Optional.of(3) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /// Whether the node runs what was made for a platform, such as `linux/arm64` or `linux`. Unknown before its agent reported: then it may.
    public static boolean runs(NodeSnapshot node, String platform) {
        String[] parts = platform.split("/");
        return node.facts().isEmpty()
                || parts[0].equalsIgnoreCase(node.facts().get().os())
                && (parts.length < 2 || architecture(parts[1]).equals(architecture(node.facts().get().architecture())));
    }

    /// The name images use for a processor architecture.
    private static String architecture(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return switch (lower) {
            case "x86_64", "x86-64" -> "amd64";
            case "aarch64" -> "arm64";
            default -> lower;
        };
    }
}
