package io.argosy.control;

import static io.argosy.control.World.ADMIN;
import static io.argosy.control.World.SHOP;
import static io.argosy.control.World.done;
import static io.argosy.control.World.refused;
import static io.argosy.control.World.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.control.app.AppState;
import io.argosy.control.app.ServiceStatus;
import io.argosy.control.deploy.DeployPreview;
import io.argosy.control.fault.Fault;
import io.argosy.control.fault.FaultCode;
import io.argosy.control.fault.Place;
import io.argosy.control.session.Patience;
import io.argosy.control.task.TaskView;
import io.argosy.model.id.ServiceName;
import io.argosy.model.node.Node;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ZonesTest {

    private final World world = new World();
    private final SimulatedAgent a = new SimulatedAgent("n1").in("a");
    private final SimulatedAgent b = new SimulatedAgent("n2").in("b");
    private final SimulatedAgent c = new SimulatedAgent("n3").in("c");

    @BeforeEach
    void begin() {
        world.patience = new Patience(Duration.ofMillis(100), Duration.ofHours(1), Duration.ZERO);
        world.start();
        a.connect(world.control);
        b.connect(world.control);
    }

    @AfterEach
    void end() {
        world.close();
    }

    private List<String> waiting() {
        return world.shop().services().stream().map(ServiceStatus::waiting).flatMap(List::stream).toList();
    }

    @Test
    void aDeployThatNeedsMoreZonesThanThereAreIsRefusedWithTheReasons() {
        c.connect(world.control);
        new SimulatedAgent("n4").in().connect(world.control);
        done(world.control.nodeChanges().availability(ADMIN, "n3", Node.Availability.DRAINING));
        Fault fault = refused(world.control.deploys().deploy(ADMIN, SHOP, world.input(service("web").replicas(3).zones(3).build())), FaultCode.TOO_FEW_ZONES);
        assertThat(fault.detail()).isEqualTo("web needs 3 zones, and 2 can take it (a, b): n3 (c) is drained, n4 stands in no zone");
        assertThat(fault.places()).extracting(Place::field).containsExactly("services.web.x-argosy.zones");
        done(world.control.nodeChanges().availability(ADMIN, "n3", Node.Availability.ACTIVE));
        world.deploy(service("web").replicas(3).zones(3).build());
        world.awaitState(AppState.RUNNING);
    }

    @Test
    void aReplicaWaitsForTheZoneThatWasLost() {
        c.connect(world.control);
        world.deploy(service("web").replicas(3).zones(3).build());
        world.awaitState(AppState.RUNNING);
        c.fallSilent();
        String reason = "3 nodes: 2 would leave it in 2 zones, and it needs 3, 1 lost";
        world.await("the reason", _ -> world.tasks().stream().map(TaskView::message).anyMatch(reason::equals));
        assertThat(waiting()).contains("1 " + reason);
        c.connect(world.control);
        world.awaitState(AppState.RUNNING);
        refused(world.control.apps().scale(ADMIN, SHOP, Map.of(new ServiceName("web"), 2)), FaultCode.TOO_FEW_ZONES);
    }

    @Test
    void whatIsOnlyPreferredIsSaidWhereItIsNotReached() {
        DeployPreview preview = done(world.control.deploys().plan(ADMIN, SHOP, world.input(service("web").replicas(3).zonesIfPossible(3).build())));
        assertThat(preview.warnings()).extracting(Place::message).containsExactly("web would be in 2 zones (a, b), and prefers 3");
        world.deploy(service("web").replicas(3).zonesIfPossible(3).build());
        world.awaitState(AppState.RUNNING);
        assertThat(waiting()).containsExactly("in 2 zones (a, b), and prefers 3");
        assertThat(world.tasks()).extracting(TaskView::message).containsOnly("in 2 zones (a, b), and prefers 3");
    }
}
