package io.argosy.dockerapi.answer;

import com.fasterxml.jackson.databind.JsonNode;
import io.argosy.dockerapi.fleet.Fleet;
import io.argosy.dockerapi.fleet.FleetNode;
import io.argosy.dockerapi.merge.Part;
import io.argosy.dockerapi.name.Named;
import io.argosy.dockerapi.name.Resident.HostPort;
import io.argosy.dockerapi.name.Resident;
import io.argosy.dockerapi.name.Resolution;
import io.argosy.dockerapi.right.Person;
import io.argosy.dockerapi.wire.Refusal;
import io.argosy.model.hand.HandContainer;
import io.argosy.model.id.NodeId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/// Finds containers.
final class Finder {

    private static final int MOST_REMEMBERED = 20_000;
    private static final Set<String> RUNNING = Set.of("running", "paused", "restarting");
    private static final String WHOLE_ID = "[0-9a-f]{64}";

    private static final int SHORTEST_ID = 4;

    private final Fleet fleet;
    private final Kept<Resident> all;
    private final Memory<Resident> known = new Memory<>(MOST_REMEMBERED);
    private final Memory<Long> births = new Memory<>(MOST_REMEMBERED);
    private final AtomicLong born = new AtomicLong();

    Finder(Census census, Ears ears) {
        this.fleet = census.fleet();
        this.all = new Kept<>(census, ears, Kind.CONTAINERS, Finder::residents);
    }

    /// All containers of nodes that are there. @param answered nodes of which all is known @param silent nodes that may have more, for people
    record Population(List<Resident> residents, Set<NodeId> answered, List<String> silent) {}

    Population population() throws InterruptedException {
        Kept.Found<Resident> found = all.all();
        return new Population(found.things(), found.answered(), found.silent());
    }

    private static List<Resident> residents(Part part) {
        List<Resident> residents = new ArrayList<>();
        part.tree().forEach(each -> residents.add(resident(part.node(), each)));
        return residents;
    }

    /// @throws Refusal as an engine would when there is none, or more than one
    Resident find(String asked) throws InterruptedException {
        Optional<Resident> remembered = remembered(asked);
        if (remembered.isPresent()) {
            return remembered.get();
        }
        Population population = population();
        return kept(one(resolution(asked, population), "container", asked, "No such container: " + asked, population.silent()));
    }

    /// The same, for somebody who wants to get into it: empty when nobody knows it, for an engine to say so in its own words; but not for a person who may not get into every container, as an engine might know it after all.
    Optional<Resident> seek(Person person, String asked) throws InterruptedException {
        if (!person.isFree()) {
            return Optional.of(find(asked));
        }
        Optional<Resident> remembered = remembered(asked);
        if (remembered.isPresent()) {
            return remembered;
        }
        Population population = population();
        return orEngine(resolution(asked, population), "container", asked, population.silent()).map(this::kept);
    }

    private Resolution<Resident> resolution(String asked, Population population) {
        Resolution<Resident> resolution = Resolution.of(asked, population.residents());
        if (resolution instanceof Resolution.Unknown<Resident>) {
            failWhenAway(asked);
        }
        return resolution;
    }

    private Optional<Resident> remembered(String asked) {
        return asked.matches(WHOLE_ID) ? known.find(asked) : Optional.empty();
    }

    private Resident kept(Resident found) {
        known.keep(found.id(), found);
        return found;
    }

    /// @throws Refusal when it is known to be on a node that is not there
    private void failWhenAway(String asked) {
        for (HandContainer each : fleet.handBook().all()) {
            Optional<FleetNode> away = fleet.find(each.node()).filter(node -> !node.there());
            if (away.isPresent() && (each.name().equals(asked) || asked.length() >= SHORTEST_ID && each.id().startsWith(asked))) {
                throw new Refusal(503, "container " + asked + " is on node " + away.get().name() + ", which is " + away.get().state());
            }
        }
    }

    /// @param unknown what an engine says when it does not know it
    /// @param silent nodes that might know it
    static <T extends Named> T one(Resolution<T> resolution, String kind, String asked, String unknown, List<String> silent) {
        return switch (resolution) {
            case Resolution.Found<T>(T thing) -> thing;
            case Resolution.Unknown<T> _ when silent.isEmpty() -> throw new Refusal(404, unknown);
            case Resolution.Unknown<T> _ -> throw new Refusal(503, unknown + " on the nodes that answer; not asked: " + String.join("; ", silent));
            case Resolution.ManyIds<T> _ -> throw new Refusal(500, "Multiple IDs found with provided prefix: " + asked);
            case Resolution.ManyNodes<T>(String nodes) -> throw new Refusal(409, "%s %s is on several nodes (%s): say NODE/%s, or its id".formatted(kind, asked, nodes, asked));
        };
    }

    /// Empty when nobody knows it, for an engine to say so in its own words.
    ///
    /// @throws Refusal when more than one is meant, or a node that is away might know it
    static <T extends Named> Optional<T> orEngine(Resolution<T> resolution, String kind, String asked, List<String> silent) {
        return resolution instanceof Resolution.Unknown<T> && silent.isEmpty() ? Optional.empty() : Optional.of(one(resolution, kind, asked, "No such " + kind + ": " + asked, silent));
    }

    /// Remembers a container that was just made.
    void born(Resident resident) {
        known.keep(resident.id(), resident);
        births.keep(resident.id(), born.incrementAndGet());
    }

    /// The how manieth it is that was made here; 0 for one that was not, or so long ago that it is forgotten.
    long birth(String id) {
        return births.find(id).orElse(0L);
    }

    void forget(String id) {
        known.forget(id);
    }

    private static Resident resident(FleetNode node, JsonNode listed) {
        List<String> names = new ArrayList<>();
        listed.path("Names").forEach(name -> {
            String plain = name.asText().startsWith("/") ? name.asText().substring(1) : name.asText();
            if (!plain.contains("/")) {
                names.add(plain);
            }
        });
        Set<HostPort> ports = new HashSet<>();
        listed.path("Ports").forEach(port -> {
            if (port.path("PublicPort").asInt() > 0) {
                ports.add(new HostPort(port.path("IP").asText(), port.path("PublicPort").asInt(), port.path("Type").asText("tcp")));
            }
        });
        return new Resident(node, listed.path("Id").asText(), names, listed.path("Image").asText(), labels(listed), ports, RUNNING.contains(listed.path("State").asText("")));
    }

    static Map<String, String> labels(JsonNode thing) {
        Map<String, String> labels = new LinkedHashMap<>();
        thing.path("Labels").properties().forEach(each -> labels.put(each.getKey(), each.getValue().asText()));
        return labels;
    }
}
