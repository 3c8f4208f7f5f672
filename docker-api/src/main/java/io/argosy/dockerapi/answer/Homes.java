package io.argosy.dockerapi.answer;

import com.fasterxml.jackson.databind.JsonNode;
import io.argosy.dockerapi.fleet.FleetNode;
import io.argosy.dockerapi.name.Resident;
import io.argosy.dockerapi.place.Candidate;
import io.argosy.dockerapi.place.Choice;
import io.argosy.dockerapi.place.Needs;
import io.argosy.dockerapi.wire.Exchange;
import io.argosy.dockerapi.wire.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Where a network or a volume of one node is made. What belongs to one Compose project keeps together, as its containers must.
final class Homes {

    static final String PROJECT = "com.docker.compose.project";

    private final Census census;
    private final Finder finder;
    private final Things things;

    Homes(Census census, Finder finder, Things things) {
        this.census = census;
        this.finder = finder;
        this.things = things;
    }

    /// @param labels of what is to be made
    FleetNode of(Exchange exchange, JsonNode labels) throws InterruptedException {
        List<Resident> residents = finder.population().residents();
        String project = labels.path(PROJECT).asText("");
        Optional<FleetNode> home = project.isEmpty() ? Optional.empty() : ofProject(exchange, project, residents);
        return home.orElseGet(() -> anywhere(residents));
    }

    private Optional<FleetNode> ofProject(Exchange exchange, String project, List<Resident> residents) throws InterruptedException {
        Map<FleetNode, Integer> counts = new HashMap<>();
        residents.stream().filter(each -> project.equals(each.labels().get(PROJECT))).forEach(each -> counts.merge(each.node(), 1, Integer::sum));
        List<Things.Thing> all = new ArrayList<>(things.networks(exchange).things().stream().filter(each -> !each.spans()).toList());
        all.addAll(things.volumes(exchange).things());
        all.stream().filter(each -> project.equals(each.labels().get(PROJECT))).forEach(each -> counts.merge(each.node(), 1, Integer::sum));
        return counts.entrySet().stream().filter(each -> each.getKey().there() && each.getKey().active())
                .max(Map.Entry.<FleetNode, Integer>comparingByValue().thenComparing(each -> each.getKey().name().value())).map(Map.Entry::getKey);
    }

    private FleetNode anywhere(List<Resident> residents) {
        List<Candidate> candidates = census.nodes().stream()
                .map(node -> new Candidate(node, residents.stream().filter(each -> each.node().id().equals(node.id())).toList(), 0, Set.of(), Set.of(), Set.of())).toList();
        return switch (Choice.of(new Needs("", List.of(), Set.of(), Set.of(), Set.of(), Set.of()), candidates)) {
            case Choice.Chosen(FleetNode node) -> node;
            case Choice.Nowhere(String problem) -> throw new Refusal(409, problem);
        };
    }
}
