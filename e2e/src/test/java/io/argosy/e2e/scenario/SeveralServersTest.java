package io.argosy.e2e.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.api.rest.ServerView;
import io.argosy.e2e.harness.Apps;
import io.argosy.e2e.harness.Eventually;
import io.argosy.e2e.harness.Fleet;
import io.argosy.e2e.harness.FleetServer;
import io.argosy.e2e.harness.OnThreeZones;
import io.argosy.e2e.harness.OpenLoop;
import io.argosy.e2e.harness.Page;
import io.argosy.e2e.harness.Texts;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Whatever happens to the server that leads, what was asked for comes about, and neither a task nor a client notices.
@ExtendWith(OnThreeZones.class)
class SeveralServersTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration TICK = Duration.ofMillis(50);

    @Test
    void anotherLeadsWhenTheLeaderIsKilledOrStoppedOrCutFromTheStore(Fleet fleet, Apps apps) {
        apps.deploy("shop", Texts.web(2, 8090, "one"));
        List<String> first = starts(fleet);

        try (OpenLoop client = OpenLoop.against(new Page(fleet.node(3), 8090), "/", TICK)) {
            client.awaitMore(20);
            another(fleet, apps, 3, leader -> leader.signal("KILL"), leader -> fleet.revive(leader.name()));
            another(fleet, apps, 4, leader -> leader.signal("STOP"), leader -> leader.signal("CONT"));
            another(fleet, apps, 5, FleetServer::cutFromStore, FleetServer::mendToStore);
            client.awaitMore(20);
            assertThat(client.failures()).isEmpty();
        }

        Eventually.sees("all servers are there, and one leads", LIMIT, () -> servers(fleet),
                all -> all.size() == 3 && all.stream().filter(SeveralServersTest::leads).count() == 1);
        apps.awaitReady("shop", "web", 5);
        assertThat(starts(fleet)).hasSize(5).containsAll(first);
    }

    /// While the leader is away, what is deployed comes about.
    private static void another(Fleet fleet, Apps apps, int replicas, Consumer<FleetServer> fail, Consumer<FleetServer> mend) {
        FleetServer leader = leader(fleet);
        fail.accept(leader);
        try {
            apps.deploy("shop", Texts.web(replicas, 8090, "one"));
            assertThat(leader(fleet)).isNotEqualTo(leader);
        } finally {
            mend.accept(leader);
        }
    }

    private static FleetServer leader(Fleet fleet) {
        List<ServerView> leaders = Eventually.sees("a server leads", LIMIT, () -> servers(fleet).stream().filter(SeveralServersTest::leads).toList(), all -> all.size() == 1);
        return fleet.server(Integer.parseInt(leaders.getFirst().name().substring(1)));
    }

    private static boolean leads(ServerView server) {
        return server.role().equals("leader");
    }

    private static List<ServerView> servers(Fleet fleet) {
        return fleet.list(ServerView.class, "server", "ls");
    }

    private static List<String> starts(Fleet fleet) {
        return fleet.engines().stream().flatMap(node -> node.running("shop", "web").stream()
                .map(name -> node.docker("inspect", "--format", "{{.Id}} {{.State.StartedAt}}", name))).toList();
    }
}
