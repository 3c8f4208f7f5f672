package io.argosy.dockerapi.answer;

import com.fasterxml.jackson.databind.JsonNode;
import io.argosy.dockerapi.name.Resident;
import io.argosy.dockerapi.right.Demand;
import io.argosy.dockerapi.right.Demands;
import io.argosy.dockerapi.right.Privilege;
import io.argosy.dockerapi.wire.Ask;
import io.argosy.dockerapi.wire.Exchange;
import io.argosy.dockerapi.wire.Refusal;
import java.util.List;

/// Keeps everybody to what they may have.
final class Limits {

    private final Relay relay;

    Limits(Relay relay) {
        this.relay = relay;
    }

    /// @throws Refusal with the role that is needed
    static void check(Exchange exchange, List<Demand> demands) {
        exchange.person().lacks(demands).ifPresent(problem -> {
            throw new Refusal(403, problem);
        });
    }

    /// A build that joins the node's network, or one whose builder may be asked for that.
    static void checkBuild(Exchange exchange) {
        if (exchange.path().equals("/grpc")) {
            check(exchange, List.of(new Demand(Privilege.HOST_NAMESPACES, "BuildKit's own API, through which builds may use the node's network,")));
        } else if (exchange.query().all("networkmode").contains("host")) {
            check(exchange, List.of(new Demand(Privilege.HOST_NAMESPACES, "a build with the network host")));
        }
    }

    /// Who gets into a container, or at its files, gets what it has. Containers of apps are open to operators, as with `argosy exec`.
    ///
    /// @throws Refusal with the role that is needed
    void checkEntry(Exchange exchange, Resident container) {
        if (exchange.person().isFree() || container.labels().containsKey("io.argosy.app")) {
            return;
        }
        if (container.labels().containsKey(Resident.CLUSTER)) {
            check(exchange, List.of(new Demand(Privilege.PRIVILEGED, "a container of Argosy itself")));
        }
        JsonNode inspected = Census.good(container.node(), relay.ask(container.node(), Ask.get(exchange.versioned("/containers/" + container.id() + "/json"))));
        List<Demand> demands = Demands.ofMade(inspected).stream().map(demand -> new Demand(demand.privilege(), "a container with " + demand.words())).toList();
        check(exchange, demands);
    }
}
