package io.argosy.dockerapi.merge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.argosy.dockerapi.fleet.FleetNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What is told of the whole: sums, and a line for each node.
public final class Totals {

    private static final List<String> SUMS = List.of("Containers", "ContainersRunning", "ContainersPaused", "ContainersStopped", "NCPU", "MemTotal");

    private Totals() {}

    /// `GET /info`. All fields that are not sums are those of the first engine that answered. Lines of nodes are where every version of the command line prints them: below the storage driver.
    ///
    /// @param nodes all there are, also those whose engine did not answer
    /// @param images how many different ones there are
    public static ObjectNode info(String cluster, List<FleetNode> nodes, List<Part> parts, int images) {
        ObjectNode info = parts.isEmpty() ? Trees.object().put("OSType", "linux") : parts.getFirst().tree().deepCopy();
        for (String sum : SUMS) {
            info.put(sum, parts.stream().mapToLong(part -> part.tree().path(sum).asLong()).sum());
        }
        info.put("ID", cluster);
        info.put("Name", "argosy");
        info.put("Images", images);
        ObjectNode swarm = info.putObject("Swarm");
        swarm.put("NodeID", "").put("NodeAddr", "").put("LocalNodeState", "inactive").put("ControlAvailable", false).put("Error", "").putNull("RemoteManagers");
        ArrayNode lines = info.withArrayProperty("DriverStatus");
        Map<FleetNode, JsonNode> answers = parts.stream().collect(Collectors.toMap(Part::node, Part::tree));
        pair(lines, "Nodes", nodes.stream().filter(FleetNode::there).count() + " of " + nodes.size() + " connected");
        nodes.forEach(node -> pair(lines, " " + node.name(), line(node, Optional.ofNullable(answers.get(node)))));
        return info;
    }

    private static void pair(ArrayNode lines, String name, String value) {
        lines.addArray().add(name).add(value);
    }

    private static String line(FleetNode node, Optional<JsonNode> info) {
        String size = String.format(Locale.ROOT, "%s, %s, %d CPUs, %.1f GiB", node.address(), node.state(), node.cpus(), node.memoryBytes() / (double) (1L << 30));
        String labels = node.labels().entrySet().stream().map(each -> each.getKey() + "=" + each.getValue()).sorted().collect(Collectors.joining(" "));
        return size
                + info.map(told -> ", %d containers (%d running)".formatted(told.path("Containers").asInt(), told.path("ContainersRunning").asInt())).orElse("")
                + (node.engineVersion().isEmpty() ? "" : ", engine " + node.engineVersion()) + (labels.isEmpty() ? "" : ", " + labels);
    }

    /// `GET /version`: what the oldest engine says, with Argosy among the components.
    public static ObjectNode version(ObjectNode oldest, String argosy, String lowestApi) {
        ObjectNode version = oldest.deepCopy();
        version.putObject("Platform").put("Name", "Argosy virtual engine");
        version.put("MinAPIVersion", lowestApi);
        if (version.path("Components").path(0).path("Details") instanceof ObjectNode engine) {
            engine.put("MinAPIVersion", lowestApi);
        }
        ObjectNode component = version.withArrayProperty("Components").addObject();
        component.put("Name", "Argosy").put("Version", argosy).putObject("Details");
        return version;
    }

    /// `GET /system/df`.
    public static ObjectNode diskUse(List<Part> parts) {
        ObjectNode all = Trees.object();
        all.put("LayersSize", parts.stream().mapToLong(part -> part.tree().path("LayersSize").asLong()).sum());
        all.set("Images", Lists.images(field(parts, tree -> tree.path("Images"))));
        ArrayNode containers = all.putArray("Containers");
        ArrayNode volumes = all.putArray("Volumes");
        ArrayNode builds = all.putArray("BuildCache");
        for (Part part : parts) {
            part.tree().path("Containers").forEach(containers::add);
            part.tree().path("Volumes").forEach(volumes::add);
            part.tree().path("BuildCache").forEach(builds::add);
        }
        return all.put("BuilderSize", parts.stream().mapToLong(part -> part.tree().path("BuilderSize").asLong()).sum());
    }

    private static List<Part> field(List<Part> parts, Function<JsonNode, JsonNode> field) {
        return parts.stream().map(part -> new Part(part.node(), field.apply(part.tree()))).toList();
    }

    /// What all engines removed together. @param lists fields that are arrays of what was removed
    public static ObjectNode pruned(List<Part> parts, String... lists) {
        ObjectNode all = Trees.object();
        for (String list : lists) {
            ArrayNode removed = Trees.object().putArray("all");
            parts.forEach(part -> part.tree().path(list).forEach(removed::add));
            all.set(list, removed.isEmpty() ? null : removed);
        }
        return all.put("SpaceReclaimed", parts.stream().mapToLong(part -> part.tree().path("SpaceReclaimed").asLong()).sum());
    }
}
