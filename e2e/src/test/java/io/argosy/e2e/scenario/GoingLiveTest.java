package io.argosy.e2e.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.e2e.harness.Apps;
import io.argosy.e2e.harness.Eventually;
import io.argosy.e2e.harness.Fleet;
import io.argosy.e2e.harness.FleetNode;
import io.argosy.e2e.harness.OpenLoop;
import io.argosy.e2e.harness.Page;
import io.argosy.e2e.harness.Texts;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class GoingLiveTest {

    private static final Duration TICK = Duration.ofMillis(50);

    @Test
    void anAppOfOneNodeGoesOverToThreeWithoutARestartOrALostRequest() {
        try (Fleet fleet = Fleet.start("e2e1", "hello", 1)) {
            try {
                grow(fleet, new Apps(fleet));
            } catch (AssertionError e) {
                System.out.println(fleet.report());
                throw e;
            }
        }
    }

    private static void grow(Fleet fleet, Apps apps) {
        FleetNode first = fleet.node(1);
        apps.deploy("shop", Texts.web(2, 8090, "one"));
        List<String> before = starts(first);

        try (OpenLoop client = OpenLoop.against(new Page(first, 8090), "/", TICK)) {
            client.awaitMore(20);
            fleet.grow(3);
            Eventually.sees("the app's network is an overlay", Duration.ofSeconds(90), () -> networks(first, "overlay"), found -> found.size() == 1);
            Eventually.sees("the bridge is gone", Duration.ofSeconds(90), () -> networks(first, "bridge"), List::isEmpty);
            client.awaitMore(20);
            assertThat(starts(first)).isEqualTo(before);

            fleet.cli("scale", "web=6", "-p", "shop", "--wait").succeeded();
            apps.awaitSpread("shop", "web", 6, 3);
            client.awaitMore(20);
            assertThat(client.failures()).isEmpty();
        }
        assertThat(new Page(fleet.node(3), 8090).get("/").isOk()).isTrue();
        fleet.removeApps();
    }

    private static List<String> starts(FleetNode node) {
        return node.running("shop", "web").stream().map(name -> node.docker("inspect", "--format", "{{.Id}} {{.State.StartedAt}}", name)).sorted().toList();
    }

    private static List<String> networks(FleetNode node, String driver) {
        return node.lines("network", "ls", "--filter", "label=io.argosy.app=shop", "--filter", "driver=" + driver, "--format", "{{.Name}}");
    }
}
