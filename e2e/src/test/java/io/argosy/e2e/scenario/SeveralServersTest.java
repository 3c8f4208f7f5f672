package io.argosy.e2e.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.api.rest.ServerView;
import io.argosy.codec.Json;
import io.argosy.codec.MalformedJson;
import io.argosy.e2e.harness.Apps;
import io.argosy.e2e.harness.Eventually;
import io.argosy.e2e.harness.Fleet;
import io.argosy.e2e.harness.FleetNode;
import io.argosy.e2e.harness.Outcome;
import io.argosy.e2e.harness.Texts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Three servers on three members of etcd: whatever happens to the one that leads, what was asked for comes about and no task notices.
class SeveralServersTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Test
    void anotherLeadsWhenTheLeaderIsKilledOrStopped() {
        try (Fleet fleet = Fleet.start("e2es", "hello", 1, 3)) {
            try {
                loseLeaders(fleet, new Apps(fleet));
            } catch (AssertionError e) {
                System.out.println(fleet.report());
                throw e;
            }
        }
    }

    private static void loseLeaders(Fleet fleet, Apps apps) {
        apps.deploy("shop", Texts.web(2, 8090, "one"));
        List<String> first = starts(fleet.node(1));

        int killed = leader(fleet);
        fleet.signalServer(killed, "KILL");
        apps.deploy("shop", Texts.web(3, 8090, "one"));
        assertThat(leader(fleet)).isNotEqualTo(killed);
        fleet.reviveServers();

        int stopped = leader(fleet);
        fleet.signalServer(stopped, "STOP");
        try {
            apps.deploy("shop", Texts.web(4, 8090, "one"));
            assertThat(leader(fleet)).isNotEqualTo(stopped);
        } finally {
            fleet.signalServer(stopped, "CONT");
        }

        Eventually.sees("all servers are there, and one leads", LIMIT, () -> servers(fleet),
                all -> all.size() == 3 && all.stream().filter(SeveralServersTest::leads).count() == 1);
        apps.awaitReady("shop", "web", 4);
        assertThat(starts(fleet.node(1))).hasSize(4).containsAll(first);
        fleet.removeApps();
    }

    private static int leader(Fleet fleet) {
        List<ServerView> leaders = Eventually.sees("a server leads", LIMIT, () -> servers(fleet).stream().filter(SeveralServersTest::leads).toList(), all -> all.size() == 1);
        return Integer.parseInt(leaders.getFirst().name().substring(1));
    }

    private static boolean leads(ServerView server) {
        return server.role().equals("leader");
    }

    private static List<ServerView> servers(Fleet fleet) {
        Outcome listing = fleet.cli("server", "ls", "--json").succeeded();
        try {
            return Json.standard().readList(listing.output().getBytes(StandardCharsets.UTF_8), ServerView.class);
        } catch (MalformedJson e) {
            throw new AssertionError(listing.toString(), e);
        }
    }

    private static List<String> starts(FleetNode node) {
        return node.running("shop", "web").stream().map(name -> node.docker("inspect", "--format", "{{.Id}} {{.State.StartedAt}}", name)).toList();
    }
}
