package io.argosy.e2e.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.e2e.harness.Apps;
import io.argosy.e2e.harness.Eventually;
import io.argosy.e2e.harness.Fleet;
import io.argosy.e2e.harness.FleetNode;
import io.argosy.e2e.harness.OnThreeNodes;
import io.argosy.e2e.harness.Page;
import io.argosy.e2e.harness.WordPress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnThreeNodes.class)
class ManyNodesWordPressTest {

    @Test
    void wordPressIsSpreadReachedEverywhereScaledUpdatedAndRolledBack(Fleet fleet, Apps apps) {
        WordPress wordPress = new WordPress(fleet);
        wordPress.deploy().succeeded();
        isReachedOnEachNode(fleet, "WordPress");
        wordPress.install(fleet.node(1));
        isReachedOnEachNode(fleet, "The fleet");

        fleet.cli("scale", "web=9", "-p", "wordpress", "--wait").succeeded();
        apps.awaitSpread("wordpress", "web", 9, 3);
        isReachedOnEachNode(fleet, "The fleet");

        fleet.cli("scale", "web=3", "-p", "wordpress", "--wait").succeeded();
        apps.awaitReady("wordpress", "web", 3);

        List<String> database = apps.running("wordpress", "db");
        wordPress.deploy("-f", wordPress.overlay("services: {web: {environment: {COLOUR: blue}}}\n")).succeeded();
        isReachedOnEachNode(fleet, "The fleet");
        fleet.cli("rollback", "-p", "wordpress", "--wait").succeeded();
        isReachedOnEachNode(fleet, "The fleet");
        assertThat(apps.running("wordpress", "db")).isEqualTo(database);
    }

    /// The login page is served under any address, where others send the visitor to the one of the installation. Other nodes hear of a task a moment
    /// after it is ready.
    private static void isReachedOnEachNode(Fleet fleet, String words) {
        for (FleetNode node : fleet.engines()) {
            Page page = new Page(node, WordPress.PORT);
            Eventually.sees(node.name() + " serves WordPress", Duration.ofSeconds(20), () -> page.get("/wp-login.php"), answer -> answer.body().contains(words));
        }
    }
}
