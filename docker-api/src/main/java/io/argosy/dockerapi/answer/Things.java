package io.argosy.dockerapi.answer;

import com.fasterxml.jackson.databind.JsonNode;
import io.argosy.dockerapi.fleet.FleetNode;
import io.argosy.dockerapi.merge.Networks;
import io.argosy.dockerapi.merge.Part;
import io.argosy.dockerapi.name.Named;
import io.argosy.dockerapi.wire.Ask;
import io.argosy.dockerapi.wire.Exchange;
import io.argosy.model.id.NodeId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which networks and volumes are on which nodes.
final class Things {

    private final Census census;

    Things(Census census) {
        this.census = census;
    }

    /// A network or a volume on a node. @param id empty for a volume, which has none @param spans whether it is not that node's alone
    record Thing(FleetNode node, String id, List<String> names, Map<String, String> labels, boolean spans) implements Named {

        String name() {
            return names.getFirst();
        }
    }

    /// @param things on nodes that are there @param silent nodes that may have more, for people
    record Found(List<Thing> things, List<String> silent) {

        /// Each network once, whichever nodes know of it.
        Found once() {
            Set<String> seen = new HashSet<>();
            return new Found(things.stream().filter(thing -> seen.add(Networks.isOfEveryEngine(thing.name()) ? thing.name() : thing.id())).toList(), silent);
        }
    }

    Found networks(Exchange exchange) throws InterruptedException {
        Census.Whole whole = census.ask(Ask.get(exchange.versioned("/networks")));
        List<Thing> found = new ArrayList<>();
        for (Part part : Networks.settled(whole.parts(), census.spanning().maker())) {
            part.tree().forEach(each -> found.add(thing(part.node(), each.path("Id").asText(), each)));
        }
        return new Found(found, whole.silent());
    }

    Found volumes(Exchange exchange) throws InterruptedException {
        Census.Whole whole = census.ask(Ask.get(exchange.versioned("/volumes")));
        List<Thing> found = new ArrayList<>();
        for (Part part : whole.parts()) {
            part.tree().path("Volumes").forEach(each -> found.add(thing(part.node(), "", each)));
        }
        return new Found(found, whole.silent());
    }

    private static Thing thing(FleetNode node, String id, JsonNode listed) {
        return new Thing(node, id, List.of(listed.path("Name").asText()), Finder.labels(listed), Networks.spans(listed));
    }

    /// Ids and names of what each node has, or has at once when it has use for it.
    Map<NodeId, Set<String>> wordsByNode(List<Thing> things) {
        Map<NodeId, Set<String>> words = new HashMap<>();
        for (Thing thing : things) {
            Set<NodeId> nodes = thing.spans() ? census.spanning().members() : Set.of(thing.node().id());
            nodes.forEach(node -> words.computeIfAbsent(node, _ -> new HashSet<>()).addAll(List.of(thing.name(), thing.id().isEmpty() ? thing.name() : thing.id())));
        }
        return words;
    }
}
