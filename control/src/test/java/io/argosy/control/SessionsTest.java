package io.argosy.control;

import static io.argosy.control.World.ADMIN;
import static io.argosy.control.World.done;
import static io.argosy.control.World.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.control.app.AppState;
import io.argosy.control.record.TaskKey;
import io.argosy.control.record.Tables;
import io.argosy.control.session.Admission;
import io.argosy.control.session.Arrival;
import io.argosy.control.session.NodeSession;
import io.argosy.control.session.Sessions;
import io.argosy.model.id.NodeId;
import io.argosy.model.id.NodeName;
import io.argosy.model.id.ServiceName;
import io.argosy.model.id.ServiceRef;
import io.argosy.model.node.EngineCondition;
import io.argosy.model.node.Liveness;
import io.argosy.model.node.MachineIdentity;
import io.argosy.model.node.NodeFacts;
import io.argosy.model.service.PortMode;
import io.argosy.model.service.PortSpec;
import io.argosy.model.task.Task;
import io.argosy.model.task.TaskState;
import io.argosy.model.task.TaskStatus;
import io.argosy.model.assignment.Report;
import io.argosy.model.assignment.Item;
import io.argosy.model.service.RestartPolicy;
import io.argosy.model.task.EndReason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionsTest {

    private final World world = World.begun();

    @AfterEach
    void end() {
        world.close();
    }

    private static Arrival arrival(String name) {
        return new Arrival(Optional.empty(), Optional.empty(), new NodeName(name), List.of("eu"), Map.of("disk", "ssd"), SimulatedAgent.facts());
    }

    private NodeSession admitted(String name) {
        return admitted(SimulatedAgent.join(world.control, name), name);
    }

    private NodeSession admitted(NodeId node, String name) {
        Admission admission = world.control.sessions().admit(node, arrival(name));
        assertThat(admission).isInstanceOf(Admission.Admitted.class);
        return ((Admission.Admitted) admission).session();
    }

    private void refused(NodeId node, Arrival arrival, Admission.Reason reason) {
        Admission admission = world.control.sessions().admit(node, arrival);
        assertThat(admission).isInstanceOf(Admission.Refused.class);
        assertThat(((Admission.Refused) admission).reason()).isEqualTo(reason);
    }

    /// An agent with an empty disk has seen no leader, and so refuses none.
    @Test
    void aServerThatLeadsNoMoreLetsNobodyInThoughItDoesNotKnow() throws InterruptedException {
        NodeId node = SimulatedAgent.join(world.control, "n2");
        Sessions sessions = world.control.sessions();
        assertThat(sessions.admit(node, arrival("n2"))).isInstanceOf(Admission.Admitted.class);
        long before = world.store.snapshot().revision();
        assertThat(sessions.admit(node, arrival("n2"))).as("the same once more").isInstanceOf(Admission.Admitted.class);
        assertThat(world.store.snapshot().revision()).as("each is written, so that the store has a say").isGreaterThan(before);

        world.store.lead("another");
        assertThat(sessions.admit(node, arrival("n2"))).isInstanceOfSatisfying(Admission.Refused.class,
                refused -> assertThat(refused.reason()).isEqualTo(Admission.Reason.UNAVAILABLE));
    }

    @Test
    void aNodeIsRecognised() {
        NodeSession first = admitted("n2");
        first.close("gone");
        NodeSession second = admitted(first.node(), "n2");
        assertThat(second.node()).isEqualTo(first.node());
        assertThat(done(world.control.nodes().list(ADMIN))).extracting(view -> view.node().name().value()).containsExactly("n1", "n2");
        assertThat(done(world.control.nodes().list(ADMIN)).getLast().node().labels()).containsEntry("disk", "ssd");
    }

    @Test
    void agentsHearOfEndsThatTheyMayHaveForgotten() {
        world.deploy(service("web").image("fails:1").restart(RestartPolicy.NEVER).build());
        world.agent.await("the end", assignment -> assignment.items().values().stream()
                .anyMatch(item -> item instanceof Item.TaskItem task && task.ended().filter(end -> end.reason() == EndReason.FAILED).isPresent()));
    }

    @Test
    void strangersAreRefused() {
        NodeId node = SimulatedAgent.join(world.control, "n2");
        refused(new NodeId("x"), arrival("n3"), Admission.Reason.UNKNOWN_NODE);
        refused(node, new Arrival(Optional.of(node), Optional.of("another"), new NodeName("n2"), List.of(), Map.of(), SimulatedAgent.facts()), Admission.Reason.WRONG_CLUSTER);
        refused(node, arrival("n1"), Admission.Reason.NODE_NAME_TAKEN);
    }

    @Test
    void theNewestSessionOfANodeHolds() {
        NodeSession first = admitted("n2");
        AtomicReference<String> over = new AtomicReference<>();
        first.whenOver(over::set);
        NodeSession second = admitted(first.node(), "n2");
        assertThat(over).hasValueMatching(cause -> cause.contains("newer"));
        assertThat(first.open()).isFalse();
        first.close("late");
        assertThat(liveness(second.node())).isEqualTo(Liveness.State.CONNECTED);
        second.close("gone");
        assertThat(liveness(second.node())).isEqualTo(Liveness.State.AWAY);
    }

    @Test
    void aCopyOfANodesDiskIsNoSecondNode() {
        NodeSession first = admitted("n2");
        MachineIdentity copy = new MachineIdentity("another-engine", "", "");
        Arrival arrival = new Arrival(Optional.empty(), Optional.empty(), new NodeName("n2"), List.of(), Map.of(),
                SimulatedAgent.facts().with(copy, EngineCondition.UNKNOWN));
        NodeFacts known = SimulatedAgent.facts().with(new MachineIdentity("engine", "", ""), EngineCondition.UNKNOWN);
        first.facts(known);

        refused(first.node(), arrival, Admission.Reason.CLONED);
        assertThat(first.open()).isTrue();
        first.close("gone");
        assertThat(world.control.sessions().admit(first.node(), arrival)).isInstanceOf(Admission.Admitted.class);
    }

    @Test
    void anExpelledNodeHasNoSessionAnyMore() {
        NodeSession session = admitted("n2");
        AtomicReference<String> over = new AtomicReference<>();
        session.whenOver(over::set);
        world.control.sessions().expel(session.node(), "its certificate was revoked");
        assertThat(over).hasValue("its certificate was revoked");
        assertThat(session.open()).isFalse();
        assertThat(liveness(session.node())).isEqualTo(Liveness.State.AWAY);
    }

    @Test
    void aReportThatIsOutOfDateOrOfAnothersTaskIsDropped() {
        world.deploy(service("web").build());
        world.awaitState(AppState.RUNNING);
        Task task = world.live().getFirst().task();
        TaskStatus known = world.store.snapshot().get(Tables.STATUSES, TaskKey.of(task)).orElseThrow();
        world.agent.report(TaskStatus.of(task.id(), new TaskState.Preparing("again")));
        NodeSession other = admitted("n2");
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
        NodeSession gateway = admitted("n2");
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
        NodeSession gateway = admitted("n2");
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
