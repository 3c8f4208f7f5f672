package io.argosy.dockerapi.place;

import io.argosy.dockerapi.fleet.FleetNode;
import io.argosy.dockerapi.name.Resident;
import io.argosy.model.unit.Frozen;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/// A node and what is on it.
///
/// @param coming containers that are being made there
/// @param images ids, names with and without tags
/// @param networks ids and names
/// @param volumes names
public record Candidate(FleetNode node, List<Resident> containers, int coming, Set<String> images, Set<String> networks, Set<String> volumes) {

    public Candidate {
        Objects.requireNonNull(node, "node");
        containers = Frozen.list(containers);
        images = Set.copyOf(images);
        networks = Set.copyOf(networks);
        volumes = Set.copyOf(volumes);
    }

    /// What the node has for a key of an expression.
    List<String> values(Expression expression) {
        return switch (expression.kind()) {
            case CONSTRAINT -> ofNode(expression.key());
            case AFFINITY -> onNode(expression.key());
        };
    }

    private List<String> ofNode(String key) {
        Map<String, String> known = Map.of("ostype", node.os(), "architecture", node.architecture());
        if (key.equals("node")) {
            return List.of(node.id().value(), node.name().value());
        }
        return Stream.of(node.labels().get(key), known.get(key)).filter(Objects::nonNull).limit(1).toList();
    }

    private List<String> onNode(String key) {
        return switch (key) {
            case "container" -> containers.stream().flatMap(each -> Stream.concat(Stream.of(each.id()), each.names().stream())).toList();
            case "image" -> new ArrayList<>(images);
            default -> containers.stream().map(each -> each.labels().get(key)).filter(Objects::nonNull).toList();
        };
    }

    double load() {
        return (containers.size() + coming) / (double) Math.max(1, node.cpus());
    }
}
