package io.argosy.control;

import static io.argosy.control.World.ADMIN;
import static io.argosy.control.World.done;
import static io.argosy.control.World.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.control.app.AppState;
import io.argosy.control.node.DrainProgress;
import io.argosy.model.id.NodeName;
import io.argosy.model.node.Node.Availability;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DrainProgressTest {

    private final World world = World.begun();
    private final SimulatedAgent other = new SimulatedAgent("n2");

    @AfterEach
    void end() {
        world.close();
    }

    private Optional<DrainProgress> drain() {
        return done(world.control.nodes().list(ADMIN)).getFirst().drain();
    }

    @Test
    void servicesLeaveAndWhatAVolumeBindsStays() {
        world.deploy(service("db").volume("data", "/data").build(), service("web").replicas(2).build());
        world.awaitState(AppState.RUNNING);
        assertThat(drain()).isEmpty();

        done(world.control.nodeChanges().availability(ADMIN, "n1", Availability.DRAINING));
        List<String> staying = List.of("default/shop db.1 (volume shop_data)");
        assertThat(drain()).contains(new DrainProgress(List.of("default/shop web.1", "default/shop web.2"), staying));

        other.connect(world.control);
        world.await("web to have left", _ -> drain().equals(Optional.of(new DrainProgress(List.of(), staying))));
        assertThat(world.live()).filteredOn(view -> view.task().service().value().equals("web")).extracting(view -> view.node().orElseThrow())
                .containsOnly(new NodeName("n2"));
        assertThat(world.shop().state()).isEqualTo(AppState.RUNNING);
    }
}
