package io.argosy.control;

import static io.argosy.control.World.ADMIN;
import static io.argosy.control.World.done;
import static io.argosy.control.World.refused;
import static io.argosy.control.World.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.control.access.Caller;
import io.argosy.control.access.Role;
import io.argosy.control.app.AppState;
import io.argosy.control.fault.FaultCode;
import io.argosy.control.node.NodeLabels;
import io.argosy.control.record.Tables;
import io.argosy.model.node.Node;
import io.argosy.model.node.Node.Availability;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NodeCommandsTest {

    private World world;

    @BeforeEach
    void begin() {
        world = World.begun();
    }

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void labelsAreGivenChangedAndTakenAway() {
        done(world.control.nodeChanges().label(ADMIN, "n1", new NodeLabels(Map.of("disk", "hdd", "team", "a"), Set.of())));
        Node node = done(world.control.nodeChanges().label(ADMIN, "n1", new NodeLabels(Map.of("disk", "ssd"), Set.of("team", "unknown"))));

        assertThat(node.labels()).isEqualTo(Map.of("disk", "ssd"));
    }

    @Test
    void labelsOutliveAReturnOfTheAgent() {
        done(world.control.nodeChanges().label(ADMIN, "n1", new NodeLabels(Map.of("disk", "ssd"), Set.of())));
        world.agent.disconnect();
        world.agent.connect(world.control);

        assertThat(world.store.snapshot().scan(Tables.NODES)).allMatch(entry -> entry.value().labels().equals(Map.of("disk", "ssd")));
    }

    @Test
    void aLabelHasBounds() {
        refused(world.control.nodeChanges().label(ADMIN, "n1", new NodeLabels(Map.of("no key", "x"), Set.of())), FaultCode.INVALID_REQUEST);
        refused(world.control.nodeChanges().label(ADMIN, "n1", new NodeLabels(Map.of("a", "x"), Set.of("a"))), FaultCode.INVALID_REQUEST);
        refused(world.control.nodeChanges().label(ADMIN, "n1", new NodeLabels(Map.of("a", "x".repeat(300)), Set.of())), FaultCode.INVALID_REQUEST);
    }

    @Test
    void aNodeIsNamedByNameOrId() {
        Node node = done(world.control.nodeChanges().availability(ADMIN, "n1", Availability.DRAINING));

        assertThat(done(world.control.nodeChanges().availability(ADMIN, node.id().value(), Availability.ACTIVE)).availability()).isEqualTo(Availability.ACTIVE);
        refused(world.control.nodeChanges().availability(ADMIN, "n2", Availability.ACTIVE), FaultCode.NODE_NOT_FOUND);
    }

    @Test
    void onlyAnAdminChangesNodes() {
        Caller operator = new Caller("otto", Role.OPERATOR, Optional.empty());

        refused(world.control.nodeChanges().availability(operator, "n1", Availability.DRAINING), FaultCode.FORBIDDEN);
        refused(world.control.nodeRemoval().remove(operator, "n1", true), FaultCode.FORBIDDEN);
    }

    @Test
    void aNodeWithTasksIsForgottenOnlyByForce() {
        world.deploy(service("web").build());
        world.awaitState(AppState.RUNNING);

        assertThat(refused(world.control.nodeRemoval().remove(ADMIN, "n1", false), FaultCode.WRONG_STATE).remedy()).contains("argosy node drain n1", "--force");

        world.agent.disconnect();
        Node node = done(world.control.nodeRemoval().remove(ADMIN, "n1", true));
        assertThat(world.store.snapshot().scan(Tables.NODES)).isEmpty();
        assertThat(world.store.snapshot().scan(Tables.FACTS)).isEmpty();
        assertThat(world.store.snapshot().scan(Tables.LIVENESS)).isEmpty();
        assertThat(world.store.snapshot().get(Tables.REVOCATIONS, node.id())).isPresent();
    }

    @Test
    void anEmptyNodeIsForgottenAtOnce() {
        done(world.control.nodeRemoval().remove(ADMIN, "n1", false));

        assertThat(done(world.control.nodes().list(ADMIN))).isEmpty();
    }
}
