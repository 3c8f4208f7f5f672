package io.argosy.control;

import static io.argosy.control.World.ADMIN;
import static io.argosy.control.World.done;
import static io.argosy.control.World.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.control.app.AppState;
import io.argosy.control.node.NodeView;
import io.argosy.control.record.Tables;
import io.argosy.control.session.Patience;
import io.argosy.control.witness.Silence;
import io.argosy.control.witness.Witnesses;
import io.argosy.model.id.NodeId;
import io.argosy.model.node.Liveness;
import io.argosy.model.node.Liveness.State;
import io.argosy.model.task.Goal;
import io.argosy.model.witness.Sighting;
import io.argosy.model.witness.Sign;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Agents that beat, and what becomes of those that no longer do.
class VigilTest {

    private static final Duration BEAT = Duration.ofMillis(50);

    private final World world = new World();
    private final List<SimulatedAgent> agents = new ArrayList<>(List.of(world.agent));
    private final Map<NodeId, Sign> signs = new ConcurrentHashMap<>();
    private final Map<NodeId, Integer> asked = new ConcurrentHashMap<>();
    private final Witnesses witnesses = (_, suspects) -> suspects.stream().map(suspect -> {
        asked.merge(suspect.node(), 1, Integer::sum);
        return new Sighting(suspect.node(), signs.getOrDefault(suspect.node(), Sign.AGENT));
    }).toList();

    @BeforeEach
    void begin() {
        world.patience = new Patience(Duration.ofHours(1), Duration.ofHours(4), Duration.ZERO, Duration.ofMillis(600), Duration.ofSeconds(1));
    }

    @AfterEach
    void end() {
        agents.forEach(SimulatedAgent::stall);
        world.close();
    }

    private void start(int count) {
        world.start();
        world.control.ask(witnesses);
        for (int i = 2; i <= count; i++) {
            agents.add(new SimulatedAgent("n" + i));
        }
        agents.forEach(agent -> {
            agent.connect(world.control);
            agent.beat(BEAT);
        });
        agents.forEach(agent -> world.awaitMoment("witnesses of " + agent.node(), () -> asked.getOrDefault(agent.node(), 0) >= Math.min(5, count - 1)));
        world.await("who reaches whom to be written", snapshot -> agents.stream().allMatch(agent -> snapshot.get(Tables.REACHED_BY, agent.node())
                .filter(known -> known.nodes().size() >= Math.min(5, count - 1)).isPresent()));
        asked.clear();
    }

    private List<State> states() {
        return done(world.control.nodes().list(ADMIN)).stream().map(NodeView::liveness).map(Liveness::state).toList();
    }

    private List<Optional<Silence>> silences() {
        return done(world.control.nodes().list(ADMIN)).stream().map(NodeView::silence).toList();
    }

    private List<String> events(String kind) {
        return world.store.snapshot().scan(Tables.EVENTS).stream().map(entry -> entry.value()).filter(event -> event.kind().equals(kind))
                .map(event -> event.message()).toList();
    }

    private void fail(SimulatedAgent agent, Sign sign) {
        signs.put(agent.node(), sign);
        agent.stall();
    }

    private void awaitAsked(SimulatedAgent agent, int times) {
        world.awaitMoment("others to be asked for " + agent.node(), () -> asked.getOrDefault(agent.node(), 0) >= times);
    }

    @Test
    void aNodeThatNobodyReachesIsLostAtOnceThoughItsConnectionIsOpen() {
        start(3);
        world.deploy(service("web").replicas(3).build());
        world.awaitState(AppState.RUNNING);
        fail(agents.getLast(), Sign.NOTHING);
        world.await("n3 to be lost", _ -> states().equals(List.of(State.CONNECTED, State.CONNECTED, State.LOST)));
        awaitReplaced();
        assertThat(events("node.lost")).singleElement().asString()
                .matches("node n3 lost \\d+\\.\\d s ago: replacing 1 task; "
                        + "nothing is heard of it, and neither its agent nor its machine answers n1 and n2");

        agents.getLast().connect(world.control);
        world.await("what was replaced to end", _ -> agents.getLast().running().isEmpty());
    }

    @ParameterizedTest
    @EnumSource(value = Sign.class, names = "NOTHING", mode = EnumSource.Mode.EXCLUDE)
    void aNodeWhoseMachineIsSeenIsNotLost(Sign sign) {
        start(3);
        long revision = world.store.snapshot().revision();
        fail(agents.getLast(), sign);
        awaitAsked(agents.getLast(), 4);
        assertThat(states()).containsOnly(State.CONNECTED);
        assertThat(world.store.snapshot().revision()).as("suspicion writes nothing").isEqualTo(revision);
        Silence silence = silences().getLast().orElseThrow();
        assertThat(silence.time()).isBetween(Duration.ofMillis(600), Duration.ofMinutes(2));
        assertThat(silence.cause()).get().asString().contains("n");
        assertThat(silences().getFirst()).isEmpty();

        agents.getLast().fallSilent();
        Liveness liveness = world.store.snapshot().get(Tables.LIVENESS, agents.getLast().node()).orElseThrow();
        assertThat(liveness.state()).isEqualTo(State.AWAY);
        assertThat(liveness.cause()).isNotEqualTo("nothing was heard of it").contains("n");
        assertThat(liveness.lostAt()).as("more patience").contains(liveness.since().plus(Duration.ofHours(4)));
    }

    @Test
    void aPauseLeavesNoTrace() {
        start(3);
        long revision = world.store.snapshot().revision();
        fail(agents.getLast(), Sign.STALLED);
        awaitAsked(agents.getLast(), 2);
        agents.getLast().beat(BEAT);
        int before = asked.getOrDefault(agents.getLast().node(), 0);
        world.awaitMoment("it to be heard", () -> world.control.sessions().hearings().stream().allMatch(hearing -> world.control.sessions().ticks() - hearing.at() < Duration.ofMillis(200).toNanos()));
        assertThat(asked.getOrDefault(agents.getLast().node(), 0)).isLessThanOrEqualTo(before + 2);
        assertThat(world.store.snapshot().revision()).isEqualTo(revision);
        assertThat(silences()).containsOnly(Optional.empty());
    }

    @Test
    void twoNodesAloneHaveTheUsualPatience() {
        start(2);
        fail(agents.getLast(), Sign.NOTHING);
        awaitAsked(agents.getLast(), 2);
        assertThat(states()).containsOnly(State.CONNECTED);
    }

    /// Nobody but the vigil can lose a node within the hour.
    private void handOver() {
        agents.forEach(SimulatedAgent::stall);
        world.control.close();
        World next = new World(world.store, world);
        next.patience = new Patience(Duration.ofHours(1), Duration.ofHours(4), Duration.ofHours(1), Duration.ofMillis(600), Duration.ofSeconds(1));
        next.start();
        next.control.ask(witnesses);
        world.control = next.control;
        agents.subList(0, 2).forEach(agent -> {
            agent.connect(next.control);
            agent.beat(BEAT);
        });
    }

    @Test
    void aNodeThatWentWithTheLeaderIsLostSoonAfterAnotherBegan() {
        start(3);
        world.deploy(service("web").replicas(3).build());
        world.awaitState(AppState.RUNNING);
        signs.put(agents.getLast().node(), Sign.NOTHING);
        handOver();
        world.await("n3 to be lost", _ -> states().equals(List.of(State.CONNECTED, State.CONNECTED, State.LOST)));
        awaitReplaced();
        assertThat(events("node.lost")).singleElement().asString().matches("node n3 lost [0-9.]+ s ago: replacing 1 task; nothing is heard of it, .*");
    }

    @Test
    void aNodeThatIsSlowToFindAnotherLeaderIsNotLost() {
        start(3);
        handOver();
        awaitAsked(agents.getLast(), 4);
        assertThat(states()).containsOnly(State.CONNECTED);
    }

    @Test
    void whenMoreThanHalfFallSilentAtOnceNobodyIsLost() {
        start(5);
        agents.subList(2, 5).forEach(agent -> signs.put(agent.node(), Sign.NOTHING));
        agents.subList(2, 5).forEach(SimulatedAgent::stall);
        agents.subList(2, 5).forEach(agent -> awaitAsked(agent, 4));
        assertThat(states()).containsOnly(State.CONNECTED);
        agents.getLast().fallSilent();
        assertThat(world.store.snapshot().get(Tables.LIVENESS, agents.getLast().node()).map(Liveness::cause)).get().asString().startsWith("more than half");
    }

    @Test
    void aWholeZoneOfThreeIsLostAtOnce() {
        start(6);
        List<SimulatedAgent> zone = agents.subList(4, 6);
        zone.forEach(agent -> signs.put(agent.node(), Sign.NOTHING));
        zone.forEach(SimulatedAgent::stall);
        world.await("both to be lost", _ -> states().equals(List.of(State.CONNECTED, State.CONNECTED, State.CONNECTED, State.CONNECTED, State.LOST, State.LOST)));
    }

    @Test
    void anAgentThatEndedIsLostWhenItsMachineGoesToo() {
        start(3);
        signs.put(agents.getLast().node(), Sign.ENDED);
        agents.getLast().stall();
        agents.getLast().disconnect();
        world.await("the cause", _ -> liveness().cause().startsWith("its agent ended; its machine answers"));
        assertThat(liveness().lostAt()).contains(liveness().since().plus(Duration.ofHours(4)));
        signs.put(agents.getLast().node(), Sign.NOTHING);
        world.await("it to be lost", _ -> liveness().state() == State.LOST);
    }

    @Test
    void aDeadEngineIsNoDeadNodeUntilThePatienceWithItEnds() {
        start(3);
        world.deploy(service("web").replicas(3).build());
        world.awaitState(AppState.RUNNING);
        SimulatedAgent third = agents.getLast();
        third.engine("engine down, containers alive (1): connection refused");
        assertThat(events("node.engine-down")).containsExactly("node n3: engine down, containers alive (1): connection refused");
        assertThat(liveness().state()).isEqualTo(State.CONNECTED);
        assertThat(world.live()).as("its task serves on").hasSize(3);
        world.await("it to be given up", _ -> liveness().state() == State.LOST);
        awaitReplaced();

        third.engine("");
        assertThat(liveness().state()).isEqualTo(State.CONNECTED);
        world.await("what was replaced to end", _ -> third.running().isEmpty());
        assertThat(events("node.engine-up")).containsExactly("node n3: its engine is back");
        assertThat(world.live()).hasSize(3);
    }

    /// Three tasks serve elsewhere, and the last node's is told to stop as soon as it can be.
    private void awaitReplaced() {
        world.await("its task elsewhere", snapshot -> world.live().size() == 3 && snapshot.scan(Tables.TASKS).stream().map(entry -> entry.value())
                .filter(task -> task.node().equals(Optional.of(agents.getLast().node()))).allMatch(task -> task.goal() == Goal.STOP));
    }

    private Liveness liveness() {
        return Optional.of(agents.getLast().node()).flatMap(node -> world.store.snapshot().get(Tables.LIVENESS, node)).orElseThrow();
    }
}
