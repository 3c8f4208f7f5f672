package io.argosy.dockerapi.answer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.argosy.dockerapi.answer.Things.Thing;
import io.argosy.dockerapi.fleet.FleetNode;
import io.argosy.dockerapi.merge.Filters;
import io.argosy.dockerapi.merge.Lists;
import io.argosy.dockerapi.merge.Part;
import io.argosy.dockerapi.merge.Totals;
import io.argosy.dockerapi.merge.Trees;
import io.argosy.dockerapi.name.Resolution;
import io.argosy.dockerapi.right.Demands;
import io.argosy.dockerapi.right.Spelling;
import io.argosy.dockerapi.wire.Ask;
import io.argosy.dockerapi.wire.Exchange;
import java.io.IOException;
import java.util.List;

/// Volumes.
final class VolumeAnswers {

    private static final int MOST_BYTES = 1024 * 1024;

    private final Census census;
    private final Things things;
    private final Relay relay;
    private final Homes homes;

    VolumeAnswers(Census census, Things things, Relay relay, Homes homes) {
        this.census = census;
        this.things = things;
        this.relay = relay;
        this.homes = homes;
    }

    void list(Exchange exchange) throws IOException, InterruptedException {
        Census.Whole whole = census.ask(Ask.get(exchange.versioned(exchange.query().behind("/volumes"))));
        exchange.answer(200, whole.headers(), Trees.bytes(Lists.volumes(whole.parts())));
    }

    private Thing volume(Exchange exchange, String asked) throws InterruptedException {
        Things.Found found = things.volumes(exchange);
        return Finder.one(Resolution.of(asked, found.things()), "volume", asked, "get " + asked + ": no such volume", found.silent());
    }

    void look(Exchange exchange, String asked) throws IOException, InterruptedException {
        Thing volume = volume(exchange, asked);
        relay.pass(exchange, volume.node(), "/volumes/" + Relay.inPath(volume.name()), false);
    }

    void remove(Exchange exchange, String asked) throws IOException, InterruptedException {
        Thing volume = volume(exchange, asked);
        Protection.check("volume", volume.name(), volume.labels());
        relay.pass(exchange, volume.node(), "/volumes/" + Relay.inPath(volume.name()), false);
    }

    void create(Exchange exchange) throws IOException, InterruptedException {
        ObjectNode wanted = relay.object(exchange, MOST_BYTES);
        Spelling.correct(wanted, List.of("Name", "Driver", "DriverOpts", "Labels"));
        Protection.checkNew(wanted.path("Labels"));
        Limits.check(exchange, Demands.ofVolume(wanted));
        String name = wanted.path("Name").asText("");
        List<Thing> same = name.isEmpty() ? List.of() : things.volumes(exchange).things().stream().filter(each -> each.name().equals(name)).toList();
        FleetNode node = same.isEmpty() ? homes.of(exchange, wanted.path("Labels")) : same.getFirst().node();
        relay.post(exchange, node, "/volumes/create", wanted);
    }

    void prune(Exchange exchange) throws IOException, InterruptedException {
        Filters filters = Protection.sparing(Filters.parse(exchange.query().first("filters").orElse("")));
        List<Part> parts = census.ask(Ask.of("POST", exchange.versioned(exchange.query().with("filters", filters.text()).behind("/volumes/prune")))).parts();
        exchange.answer(200, "application/json", Trees.bytes(Totals.pruned(parts, "VolumesDeleted")));
    }
}
