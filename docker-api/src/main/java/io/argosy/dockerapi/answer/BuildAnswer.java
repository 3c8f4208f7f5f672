package io.argosy.dockerapi.answer;

import io.argosy.dockerapi.answer.Things.Thing;
import io.argosy.dockerapi.fleet.FleetNode;
import io.argosy.dockerapi.name.Resident;
import io.argosy.dockerapi.name.Resolution;
import io.argosy.dockerapi.wire.Exchange;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/// Builds: on the build node, but for those whose steps run on the network of a container or on one that only another node has.
final class BuildAnswer {

    private static final String OF_CONTAINER = "container:";
    private static final Set<String> ANYWHERE = Set.of("", "default", "bridge", "host", "none");

    private final Finder finder;
    private final Things things;
    private final Relay relay;
    private final Limits limits;

    BuildAnswer(Finder finder, Things things, Relay relay, Limits limits) {
        this.finder = finder;
        this.things = things;
        this.relay = relay;
        this.limits = limits;
    }

    void build(Exchange exchange) throws IOException, InterruptedException {
        String mode = exchange.query().first("networkmode").orElse("");
        relay.pass(exchange, home(exchange, mode).orElseGet(relay::builder), exchange.path(), false);
    }

    private Optional<FleetNode> home(Exchange exchange, String mode) throws InterruptedException {
        if (mode.startsWith(OF_CONTAINER)) {
            String asked = mode.substring(OF_CONTAINER.length());
            Optional<Resident> container = finder.seek(exchange.person(), asked);
            if (container.isPresent()) {
                limits.checkEntry(exchange, container.get());
            }
            return container.map(Resident::node);
        }
        if (ANYWHERE.contains(mode)) {
            return Optional.empty();
        }
        Things.Found found = things.networks(exchange);
        FleetNode builder = relay.builder();
        boolean there = found.things().stream().anyMatch(each -> each.node().id().equals(builder.id()) && (each.name().equals(mode) || each.id().equals(mode)));
        return there ? Optional.of(builder) : Finder.orEngine(Resolution.of(mode, found.once().things()), "network", mode, found.silent()).map(Thing::node);
    }
}
