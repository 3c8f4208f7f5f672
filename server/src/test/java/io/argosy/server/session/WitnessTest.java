package io.argosy.server.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.api.session.AgentMessage;
import io.argosy.api.session.ServerMessage.Welcome;
import io.argosy.control.access.Caller;
import io.argosy.control.access.Role;
import io.argosy.control.fault.Result;
import io.argosy.control.node.NodeView;
import io.argosy.model.id.NodeId;
import io.argosy.model.node.Liveness;
import io.argosy.model.witness.Sighting;
import io.argosy.model.witness.Sign;
import io.argosy.server.Waiting;
import io.argosy.server.start.Address;
import io.argosy.server.start.Options;
import io.argosy.server.wiring.House;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Agents that are asked for each other over real connections.
class WitnessTest {

    private static final Caller ADMIN = new Caller("ada", Role.ADMIN, Optional.empty());

    @TempDir
    Path data;

    private final List<FakeAgent> agents = new ArrayList<>();
    private final Map<NodeId, Sign> signs = new ConcurrentHashMap<>();
    private final Set<String> tries = ConcurrentHashMap.newKeySet();
    private final ExecutorService beating = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<FakeAgent> stalled = ConcurrentHashMap.newKeySet();
    private House house;

    @BeforeEach
    void start() throws Exception {
        house = House.open(new Options(data, new Address("127.0.0.1", 0), new Address("127.0.0.1", 0)), "test");
        List<String> names = List.of("n1", "n2", "n3");
        for (String name : names) {
            agents.add(new FakeAgent(FakeNode.joined(house, data, name)));
        }
        for (String name : names) {
            FakeAgent agent = agents.get(names.indexOf(name));
            agent.sees(suspects -> suspects.stream().map(suspect -> {
                tries.add(name + " " + suspect.address());
                return new Sighting(suspect.node(), signs.getOrDefault(suspect.node(), Sign.AGENT));
            }).toList());
            agent.say(FakeAgent.hello(name, "10.0.0." + name.substring(1)));
            Duration beat = ((Welcome) agent.greeting()).beat().orElseThrow();
            beating.submit(() -> beat(agent, beat));
        }
        Waiting.until(() -> tries.size() == 6);
    }

    private void beat(FakeAgent agent, Duration beat) {
        try {
            while (!stalled.contains(agent)) {
                agent.tell(new AgentMessage.Alive());
                Thread.sleep(beat);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterEach
    void stop() {
        beating.shutdownNow();
        agents.forEach(FakeAgent::close);
        house.close();
    }

    private Liveness liveness(String name) {
        return switch (house.control().nodes().list(ADMIN)) {
            case Result.Done<List<NodeView>>(List<NodeView> nodes) ->
                nodes.stream().filter(node -> node.node().name().value().equals(name)).findFirst().orElseThrow().liveness();
            case Result.Refused<List<NodeView>>(var fault) -> throw new AssertionError(fault);
        };
    }

    @Test
    void aNodeThatNobodyReachesIsLostAtOnceAndItsSessionEnded() throws InterruptedException {
        FakeAgent third = agents.getLast();
        signs.put(third.node(), Sign.NOTHING);
        stalled.add(third);
        Waiting.until(() -> liveness("n3").state() == Liveness.State.LOST);
        assertThat(liveness("n3").cause()).isEqualTo("nothing is heard of it, and neither its agent nor its machine answers n1 and n2");
        assertThat(third.end().getDescription()).isEqualTo(liveness("n3").cause());
        assertThat(liveness("n1").state()).isEqualTo(Liveness.State.CONNECTED);
    }

    @Test
    void aNodeThatEndsWhileItsMachineIsThereIsWaitedForLonger() throws InterruptedException {
        FakeAgent third = agents.getLast();
        signs.put(third.node(), Sign.ENDED);
        stalled.add(third);
        third.close();
        Waiting.until(() -> liveness("n3").cause().startsWith("its agent ended; its machine answers n"));
        assertThat(liveness("n3").state()).isEqualTo(Liveness.State.AWAY);
        assertThat(liveness("n3").lostAt()).contains(liveness("n3").since().plus(Options.LOST_AFTER.multipliedBy(4)));
    }
}
