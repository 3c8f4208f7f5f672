package io.argosy.dockerapi.answer;

import com.fasterxml.jackson.databind.JsonNode;
import io.argosy.dockerapi.fleet.FleetNode;
import io.argosy.dockerapi.merge.Part;
import io.argosy.dockerapi.name.Named;
import io.argosy.dockerapi.name.Resident;
import io.argosy.dockerapi.name.Resident.HostPort;
import io.argosy.dockerapi.name.Resolution;
import io.argosy.dockerapi.wire.Ask;
import io.argosy.dockerapi.wire.Exchange;
import io.argosy.dockerapi.wire.Refusal;
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
    private static final String WHOLE_ID = "[0-9a-f]{64}";

    private final Census census;
    private final Memory<Resident> known = new Memory<>(MOST_REMEMBERED);
    private final Memory<Long> births = new Memory<>(MOST_REMEMBERED);
    private final AtomicLong born = new AtomicLong();

    Finder(Census census) {
        this.census = census;
    }

    /// All containers of nodes that are there. @param silent nodes that may have more, for people
    record Population(List<Resident> residents, List<String> silent) {}

    Population population(Exchange exchange) throws InterruptedException {
        Census.Whole whole = census.ask(Ask.get(exchange.versioned("/containers/json?all=1")));
        List<Resident> residents = new ArrayList<>();
        for (Part part : whole.parts()) {
            part.tree().forEach(each -> residents.add(resident(part.node(), each)));
        }
        return new Population(residents, whole.silent());
    }

    /// @throws Refusal as an engine would when there is none, or more than one
    Resident find(Exchange exchange, String asked) throws InterruptedException {
        Optional<Resident> remembered = remembered(asked);
        if (remembered.isPresent()) {
            return remembered.get();
        }
        Population population = population(exchange);
        return kept(one(Resolution.of(asked, population.residents()), "container", asked, "No such container: " + asked, population.silent()));
    }

    /// The same, but empty when nobody knows it, for an engine to say so in its own words.
    Optional<Resident> seek(Exchange exchange, String asked) throws InterruptedException {
        Optional<Resident> remembered = remembered(asked);
        if (remembered.isPresent()) {
            return remembered;
        }
        Population population = population(exchange);
        return orEngine(Resolution.of(asked, population.residents()), "container", asked, population.silent()).map(this::kept);
    }

    private Optional<Resident> remembered(String asked) {
        return asked.matches(WHOLE_ID) ? known.find(asked) : Optional.empty();
    }

    private Resident kept(Resident found) {
        known.keep(found.id(), found);
        return found;
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
        return new Resident(node, listed.path("Id").asText(), names, listed.path("Image").asText(), labels(listed), ports);
    }

    static Map<String, String> labels(JsonNode thing) {
        Map<String, String> labels = new LinkedHashMap<>();
        thing.path("Labels").properties().forEach(each -> labels.put(each.getKey(), each.getValue().asText()));
        return labels;
    }
}
