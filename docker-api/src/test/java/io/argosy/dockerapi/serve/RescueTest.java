package io.argosy.dockerapi.serve;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.dockerapi.fleet.FleetNode.Presence;
import io.argosy.model.hand.HandContainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 30, unit = SECONDS)
class RescueTest {

    @TempDir
    private Path directory;

    private FakeFleet fleet;
    private FakeDocker n1;
    private FakeDocker n2;

    @BeforeEach
    void start() throws IOException {
        fleet = new FakeFleet(directory);
        n1 = fleet.add("n1");
        n2 = fleet.add("n2");
    }

    @AfterEach
    void stop() throws IOException {
        fleet.close();
    }

    private String ask(String method, String target, String... body) throws IOException {
        return Client.ask(fleet.socket, method, target, body);
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }

    private HandContainer make(String config) throws IOException {
        assertThat(ask("POST", "/containers/create?name=a", config)).startsWith("HTTP/1.1 201");
        return fleet.handBook.all().getFirst();
    }

    private FakeDocker engineOf(HandContainer container) {
        return container.node().equals(n1.node.id()) ? n1 : n2;
    }

    @Test
    void aContainerIsMadeAgainElsewhereAndTheOldOneRemovedWhenItsNodeIsBack() throws IOException {
        HandContainer first = make("{\"Env\":[\"reschedule:on-node-failure\",\"A=1\"]}");
        FakeDocker old = engineOf(first);
        old.run(first.id());
        await(() -> fleet.handBook.all().getFirst().running());
        FakeDocker other = old == n1 ? n2 : n1;
        fleet.presence(old, Presence.LOST);
        await(() -> other.requests.stream().anyMatch(each -> each.startsWith("POST /") && each.endsWith("/start")));
        List<HandContainer> records = fleet.handBook.all();
        assertThat(records).filteredOn(each -> each.name().equals("a")).singleElement().satisfies(each -> assertThat(each.node()).isEqualTo(other.node.id()));
        fleet.presence(old, Presence.THERE);
        await(() -> old.requests.stream().anyMatch(each -> each.startsWith("DELETE /containers/" + first.id())));
        old.remove(first.id());
        await(() -> fleet.handBook.all().size() == 1);
    }

    @Test
    void oneThatDidNotRunIsNotStarted() throws IOException {
        HandContainer first = make("{\"Labels\":{\"com.docker.swarm.reschedule-policies\":\"[\\\"on-node-failure\\\"]\"}}");
        FakeDocker old = engineOf(first);
        fleet.presence(old, Presence.LOST);
        await(() -> fleet.handBook.all().stream().anyMatch(each -> each.replacedBy().isPresent()));
        assertThat((old == n1 ? n2 : n1).requests).noneMatch(each -> each.endsWith("/start"));
    }

    @Test
    void aVolumeBindsItToItsNode() throws IOException {
        HandContainer first = make("{\"Env\":[\"reschedule:on-node-failure\"],\"HostConfig\":{\"Binds\":[\"data:/data\"]}}");
        fleet.presence(engineOf(first), Presence.LOST);
        await(() -> fleet.handBook.waiting.containsKey(first.id()));
        assertThat(fleet.handBook.waiting.get(first.id())).startsWith("its volume data is on its node");
        assertThat(fleet.handBook.all()).hasSize(1);
    }

    @Test
    void othersWaitForTheirNode() throws IOException {
        HandContainer first = make("{}");
        fleet.presence(engineOf(first), Presence.LOST);
        assertThat(ask("POST", "/containers/create?name=a", "{}")).startsWith("HTTP/1.1 409").contains("which is lost");
        assertThat(fleet.handBook.all()).containsExactly(first);
        assertThat(ask("GET", "/containers/a/json")).startsWith("HTTP/1.1 503").contains("container a is on node " + engineOf(first).node.name() + ", which is lost");
    }

    @Test
    void aPolicyThatNobodyKnowsIsRefused() throws IOException {
        assertThat(ask("POST", "/containers/create", "{\"Env\":[\"reschedule:always\"]}")).startsWith("HTTP/1.1 400").contains("on-node-failure or off, not always");
    }
}
