package io.argosy.control;

import static io.argosy.control.World.ADMIN;
import static io.argosy.control.World.done;
import static io.argosy.control.World.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.control.access.Caller;
import io.argosy.control.access.Role;
import io.argosy.control.app.AppState;
import io.argosy.control.record.TaskKey;
import io.argosy.control.record.Tables;
import io.argosy.control.session.Admission;
import io.argosy.control.session.Arrival;
import io.argosy.control.session.NodeSession;
import io.argosy.model.id.NodeId;
import io.argosy.model.id.NodeName;
import io.argosy.model.id.ServiceName;
import io.argosy.model.id.ServiceRef;
import io.argosy.model.node.Liveness;
import io.argosy.model.service.PortMode;
import io.argosy.model.service.PortSpec;
import io.argosy.model.task.Task;
import io.argosy.model.task.TaskState;
import io.argosy.model.task.TaskStatus;
import io.argosy.model.assignment.Report;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionsTest {

    private static final Caller AGENT = new Caller("agent", Role.AGENT, Optional.empty());

    private final World world = World.begun();

    @AfterEach
    void end() {
        world.close();
    }

    private static Arrival arrival(Optional<NodeId> node, Optional<String> cluster, String name) {
        return new Arrival(node, cluster, new NodeName(name), List.of("eu"), Map.of("disk", "ssd"), SimulatedAgent.facts());
    }

    private NodeSession admitted(Arrival arrival) {
        Admission admission = world.control.sessions().admit(AGENT, arrival);
        assertThat(admission).isInstanceOf(Admission.Admitted.class);
        return ((Admission.Admitted) admission).session();
    }

    private void refused(Caller caller, Arrival arrival, Admission.Reason reason) {
        Admission admission = world.control.sessions().admit(caller, arrival);
        assertThat(admission).isInstanceOf(Admission.Refused.class);
        assertThat(((Admission.Refused) admission).reason()).isEqualTo(reason);
    }

    @Test
    void aNodeIsRegisteredOnceAndRecognised() {
        NodeSession first = admitted(arrival(Optional.empty(), Optional.empty(), "n2"));
        first.close("gone");
        NodeSession second = admitted(arrival(Optional.of(first.node()), Optional.of(first.cluster()), "n2"));
        assertThat(second.node()).isEqualTo(first.node());
        assertThat(done(world.control.nodes().list(ADMIN))).extracting(view -> view.node().name().value()).containsExactly("n1", "n2");
        assertThat(done(world.control.nodes().list(ADMIN)).getLast().node().labels()).containsEntry("disk", "ssd");
    }

    @Test
    void anEmptiedDiskFindsItselfAgainOnceItIsAway() {
        NodeSession first = admitted(arrival(Optional.empty(), Optional.empty(), "n2"));
        refused(AGENT, arrival(Optional.empty(), Optional.empty(), "n2"), Admission.Reason.NODE_NAME_TAKEN);
        first.close("gone");
        assertThat(admitted(arrival(Optional.empty(), Optional.empty(), "n2")).node()).isEqualTo(first.node());
    }

    @Test
    void strangersAreRefused() {
        refused(new Caller("vic", Role.VIEWER, Optional.empty()), arrival(Optional.empty(), Optional.empty(), "n2"), Admission.Reason.UNAUTHORIZED);
        refused(AGENT, arrival(Optional.of(new NodeId("x")), Optional.of("another"), "n2"), Admission.Reason.WRONG_CLUSTER);
        refused(AGENT, arrival(Optional.empty(), Optional.empty(), "n1"), Admission.Reason.NODE_NAME_TAKEN);
    }

    @Test
    void theNewestSessionOfANodeHolds() {
        NodeSession first = admitted(arrival(Optional.empty(), Optional.empty(), "n2"));
        AtomicBoolean replaced = new AtomicBoolean();
        first.whenReplaced(() -> replaced.set(true));
        NodeSession second = admitted(arrival(Optional.of(first.node()), Optional.of(first.cluster()), "n2"));
        assertThat(replaced).isTrue();
        assertThat(first.open()).isFalse();
        first.close("late");
        assertThat(liveness(second.node())).isEqualTo(Liveness.State.CONNECTED);
        second.close("gone");
        assertThat(liveness(second.node())).isEqualTo(Liveness.State.AWAY);
    }

    @Test
    void aReportThatIsOutOfDateOrOfAnothersTaskIsDropped() {
        world.deploy(service("web").build());
        world.awaitState(AppState.RUNNING);
        Task task = world.live().getFirst().task();
        TaskStatus known = world.store.snapshot().get(Tables.STATUSES, TaskKey.of(task)).orElseThrow();
        world.agent.report(TaskStatus.of(task.id(), new TaskState.Preparing("again")));
        NodeSession other = admitted(arrival(Optional.empty(), Optional.empty(), "n2"));
        other.reports(List.of(new Report.TaskReport(TaskStatus.of(task.id(), new TaskState.Stopping()))));
        assertThat(world.store.snapshot().get(Tables.STATUSES, TaskKey.of(task))).contains(known);
    }

    @Test
    void tasksOfANodeThatIsAwayAreLeftAlone() {
        world.deploy(service("web").build());
        world.awaitState(AppState.RUNNING);
        Task task = world.live().getFirst().task();
        world.agent.disconnect();
        world.await("the node to be away", _ -> liveness(task.node().orElseThrow()) == Liveness.State.AWAY);
        world.agent.connect(world.control);
        world.awaitState(AppState.RUNNING);
        assertThat(world.live()).extracting(view -> view.task().id()).containsExactly(task.id());
        assertThat(world.agent.started()).hasSize(1);
    }

    @Test
    void whatIsSaidOfAPortStaysUntilThePortIsNoLongerPublished() {
        String inUse = "port 8091 is in use on this node";
        world.deploy(service("web").publish(8091, 80).publish(8092, 80).build());
        world.awaitState(AppState.RUNNING);
        NodeSession gateway = admitted(arrival(Optional.empty(), Optional.empty(), "n2"));
        gateway.reports(List.of(port(8091, inUse), port(8092, "")));
        gateway.reports(List.of(port(8092, "another word")));
        assertThat(world.shop().services().getFirst().waiting()).containsExactly(inUse, "another word");

        world.deploy(service("web").publish(8092, 80).build());
        world.await("the next release", _ -> world.shop().release().orElseThrow().value() == 2);
        gateway.reports(List.of(port(8092, "")));
        assertThat(ports()).containsExactly(8092);
    }

    @Test
    void aPortThatTheGatewayChoseTakesThePlaceOfTheOneBefore() {
        PortSpec any = new PortSpec(80, Optional.empty(), PortSpec.Protocol.TCP, PortMode.INGRESS, Optional.empty());
        world.deploy(service("web").publish(8091, 80).port(any).build());
        world.awaitState(AppState.RUNNING);
        NodeSession gateway = admitted(arrival(Optional.empty(), Optional.empty(), "n2"));
        gateway.reports(List.of(port(40001, ""), port(8091, "")));
        gateway.reports(List.of(port(8091, "a word")));
        assertThat(ports()).containsExactly(40001, 8091);
        gateway.reports(List.of(port(40002, "")));
        assertThat(ports()).containsExactly(40002, 8091);
    }

    private static Report port(int port, String problem) {
        return new Report.ListenerReport(new ServiceRef(World.SHOP, new ServiceName("web")), 80, port, problem);
    }

    private List<Integer> ports() {
        return world.store.snapshot().scan(Tables.LISTENERS).stream().map(entry -> entry.key().port()).toList();
    }

    private Liveness.State liveness(NodeId node) {
        return world.store.snapshot().get(Tables.LIVENESS, node).orElseThrow().state();
    }
}
