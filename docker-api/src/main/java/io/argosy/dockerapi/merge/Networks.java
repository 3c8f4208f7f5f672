package io.argosy.dockerapi.merge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.argosy.model.hand.HandNetwork;
import io.argosy.model.id.NodeId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Networks of all engines as those of one. Those that span nodes are known by their maker best: others know of them what they have use for, and longer than they are.
public final class Networks {

    /// Networks that every engine has by itself.
    private static final Set<String> OF_EVERY_ENGINE = Set.of("bridge", "host", "none", "docker_gwbridge", "ingress");

    /// Those of them that only an engine in a Swarm has.
    private static final Set<String> OF_THE_SWARM = Set.of("docker_gwbridge", "ingress");

    /// What an overlay's load balancer is called among containers.
    private static final String BALANCER = "lb-";

    private static final String OF_OVERLAYS = "com.docker.network.driver.overlay.";

    private Networks() {}

    public static boolean isOfEveryEngine(String network) {
        return OF_EVERY_ENGINE.contains(network);
    }

    public static boolean spans(JsonNode network) {
        return network.path("Scope").asText("").equals("swarm");
    }

    /// What engines listed, without those that span nodes and are no more; the maker first.
    public static List<Part> settled(List<Part> parts, Optional<NodeId> maker) {
        Optional<Part> first = parts.stream().filter(part -> maker.filter(part.node().id()::equals).isPresent()).findFirst();
        if (first.isEmpty()) {
            return parts;
        }
        Set<String> known = stream(first.get().tree()).filter(Networks::spans).map(Networks::id).collect(Collectors.toSet());
        return parts.stream().sorted((one, other) -> Boolean.compare(one != first.get(), other != first.get()))
                .map(part -> new Part(part.node(), array(stream(part.tree()).filter(each -> !spans(each) || known.contains(id(each))).toList()))).toList();
    }

    /// Networks of every engine once, those that span nodes once, the others each.
    ///
    /// @param parts settled
    public static ArrayNode list(List<Part> parts, Map<String, HandNetwork> byHand, Predicate<JsonNode> wanted) {
        Map<String, JsonNode> found = new LinkedHashMap<>();
        for (Part part : parts) {
            part.tree().forEach(each -> {
                String name = each.path("Name").asText();
                if (!OF_THE_SWARM.contains(name)) {
                    found.putIfAbsent(OF_EVERY_ENGINE.contains(name) ? name : id(each), shown((ObjectNode) each, byHand));
                }
            });
        }
        return array(found.values().stream().filter(wanted).toList());
    }

    /// A network as whoever made it asked for it, not as what it became.
    public static ObjectNode shown(ObjectNode network, Map<String, HandNetwork> byHand) {
        Optional<HandNetwork> made = Optional.ofNullable(byHand.get(id(network)));
        if (made.isPresent() && network.path("Labels").isNull()) {
            network.putObject("Labels");
        }
        if (made.filter(known -> known.driver().equals("bridge")).isPresent()) {
            network.put("Driver", "bridge").put("Scope", "local").put("Attachable", made.get().attachable()).remove("Peers");
            if (network.get("Options") instanceof ObjectNode options) {
                options.remove(options.properties().stream().map(Map.Entry::getKey).filter(option -> option.startsWith(OF_OVERLAYS)).toList());
            } else {
                network.putObject("Options");
            }
        }
        return network;
    }

    /// What several engines say of one network.
    ///
    /// @param base of the engine that knows best @param others of all, that one too
    public static ObjectNode whole(ObjectNode base, Collection<JsonNode> others) {
        ObjectNode all = Trees.object();
        for (JsonNode each : others) {
            each.path("Containers").properties().stream().filter(container -> !container.getKey().startsWith(BALANCER)).forEach(container -> all.set(container.getKey(), container.getValue()));
        }
        base.set("Containers", all);
        return base;
    }

    private static String id(JsonNode network) {
        return network.path("Id").asText();
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static ArrayNode array(Collection<JsonNode> nodes) {
        ArrayNode array = Trees.object().putArray("all");
        nodes.forEach(array::add);
        return array;
    }
}
