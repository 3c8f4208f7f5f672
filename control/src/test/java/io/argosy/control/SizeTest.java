package io.argosy.control;

import static io.argosy.control.World.ADMIN;
import static io.argosy.control.World.SHOP;
import static io.argosy.control.World.done;
import static io.argosy.control.World.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.control.app.AppState;
import io.argosy.model.id.ServiceName;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What does not fit into one transaction goes in several.
class SizeTest {

    @Test
    void hundredsOfTasksComeAndGo() {
        try (World world = World.begun()) {
            world.deploy(service("web").replicas(250).build());
            world.awaitState(AppState.RUNNING);
            assertThat(world.agent.running()).hasSize(250);
            done(world.control.apps().scale(ADMIN, SHOP, Map.of(new ServiceName("web"), 5)));
            world.await("fewer tasks", _ -> world.agent.running().size() == 5);
            done(world.control.apps().remove(ADMIN, SHOP, true));
            world.awaitGone();
            assertThat(world.agent.running()).isEmpty();
        }
    }
}
