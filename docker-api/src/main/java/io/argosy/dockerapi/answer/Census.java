package io.argosy.dockerapi.answer;

import com.fasterxml.jackson.databind.JsonNode;
import io.argosy.dockerapi.fleet.Fleet;
import io.argosy.dockerapi.fleet.FleetNode;
import io.argosy.dockerapi.fleet.Spanning;
import io.argosy.dockerapi.http.Headers;
import io.argosy.dockerapi.merge.Part;
import io.argosy.dockerapi.merge.Trees;
import io.argosy.dockerapi.wire.Ask;
import io.argosy.dockerapi.wire.Engines;
import io.argosy.dockerapi.wire.Refusal;
import io.argosy.dockerapi.wire.Reply;
import io.argosy.dockerapi.wire.Told;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Asks the engines of all nodes that are there.
final class Census {

    private final Engines engines;

    Census(Engines engines) {
        this.engines = engines;
    }

    List<FleetNode> nodes() {
        return engines.fleet().nodes();
    }

    Fleet fleet() {
        return engines.fleet();
    }

    Spanning spanning() {
        return engines.fleet().spanning();
    }

    /// @param parts answers, in the order of nodes
    /// @param silent names of nodes whose containers are taken to live but could not be asked for, with the reasons
    record Whole(List<Part> parts, List<String> silent) {

        /// Tells clients that look for it what an answer lacks.
        Headers headers() {
            Headers headers = Headers.of("Content-Type", "application/json");
            return silent.isEmpty() ? headers : headers.with("Argosy-Silent-Nodes", silent.stream().map(each -> each.replaceAll("[^\\x20-\\x7e]", "?")).collect(Collectors.joining("; ")));
        }
    }

    /// @throws Refusal with the words of an engine that refuses
    Whole ask(Ask ask) throws InterruptedException {
        return ask(ask, engines.fleet().nodes());
    }

    /// @throws Refusal with the words of an engine that refuses
    Whole ask(Ask ask, List<FleetNode> nodes) throws InterruptedException {
        List<Part> parts = new ArrayList<>();
        List<String> silent = new ArrayList<>(nodes.stream().filter(node -> node.presence() == FleetNode.Presence.AWAY).map(node -> node.name() + " is " + node.state()).toList());
        for (Told told : engines.askAll(nodes.stream().filter(FleetNode::there).toList(), ask)) {
            switch (told) {
                case Told.Answered(FleetNode node, Reply reply) when reply.status() >= 500 -> silent.add(node.name() + ": its engine met with a fault (" + reply.status() + ")");
                case Told.Answered(FleetNode node, Reply reply) -> parts.add(new Part(node, good(node, reply)));
                case Told.Silent(FleetNode node, String problem) -> silent.add(node.name() + ": " + problem);
            }
        }
        return new Whole(List.copyOf(parts), List.copyOf(silent));
    }

    /// The JSON of a good answer.
    ///
    /// @throws Refusal with the engine's words when it is none
    static JsonNode good(FleetNode node, Reply reply) {
        JsonNode tree = tree(node, reply);
        if (!reply.good()) {
            throw new Refusal(reply.status(), tree.path("message").asText("the engine of node " + node.name() + " refused"));
        }
        return tree;
    }

    private static JsonNode tree(FleetNode node, Reply reply) {
        try {
            return Trees.read(reply.body());
        } catch (IOException e) {
            throw new Refusal(502, "the engine of node " + node.name() + " answered with something that is not JSON");
        }
    }

    /// Those there are of nodes that a filter names; all without one.
    static List<FleetNode> called(List<FleetNode> nodes, List<String> words) {
        return words.isEmpty() ? nodes : nodes.stream().filter(node -> words.stream().anyMatch(node::isCalled)).toList();
    }

    static Stream<FleetNode> there(Engines engines) {
        return engines.fleet().nodes().stream().filter(FleetNode::there);
    }
}
