package io.argosy.control;

import static io.argosy.control.World.SHOP;
import static io.argosy.control.World.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.control.access.Caller;
import io.argosy.control.access.Role;
import io.argosy.control.app.AppState;
import io.argosy.control.fault.FaultCode;
import io.argosy.control.network.MemberView;
import io.argosy.control.network.NetworkView;
import io.argosy.control.record.Tables;
import io.argosy.control.session.Patience;
import io.argosy.model.assignment.Item;
import io.argosy.model.id.NetworkName;
import io.argosy.model.id.NodeId;
import io.argosy.model.id.NodeName;
import io.argosy.model.network.Reach;
import io.argosy.model.task.Task;
import io.argosy.model.task.TaskStatus;
import io.argosy.store.Entry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NetworksTest {

    private final World world = new World();
    private final SimulatedSwarm swarm = new SimulatedSwarm();
    private final SimulatedAgent n1 = new SimulatedAgent("n1", swarm);
    private final SimulatedAgent n2 = new SimulatedAgent("n2", swarm);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aSingleNodeHasBridgesAndNoSwarm() {
        begin();
        world.deploy(service("web").build());
        world.awaitState(AppState.RUNNING);
        assertThat(reach(n1)).contains(Reach.BRIDGE);
        assertThat(swarm.members()).isEmpty();
        assertThat(items(n1, Item.MembershipItem.class)).isEmpty();
    }

    @Test
    void aSecondNodeMakesNetworksSpanNodes() {
        begin();
        world.deploy(service("web").replicas(2).build());
        world.awaitState(AppState.RUNNING);
        n2.connect(world.control);
        awaitItem(n1, "reach of n1", item -> item instanceof Item.NetworkItem network && network.reach().equals(overlay()));
        world.await("both members", _ -> swarm.members().equals(Map.of("n1", true, "n2", false)));
        assertThat(items(n1, Item.OverlayItem.class)).hasSize(1);
        assertThat(items(n2, Item.OverlayItem.class)).isEmpty();
    }

    @Test
    void tasksOfOtherNodesAreReachedOnTheOverlayOnly() {
        begin();
        n2.connect(world.control);
        world.deploy(service("web").replicas(2).build());
        world.awaitState(AppState.RUNNING);
        awaitItem(n2, "reach of n2", item -> item instanceof Item.NetworkItem network && network.reach() instanceof Reach.Overlay);
        say(n2, "172.18.0.3");
        say(n2, "10.128.4.7");
        awaitItem(n1, "endpoint of n2", item -> item instanceof Item.ServiceItem web && addresses(web).equals(Map.of(new NetworkName("default"), "10.128.4.7")));
        say(n2, "172.18.0.3");
        awaitItem(n1, "no endpoint of n2", item -> item instanceof Item.ServiceItem web && addresses(web).isEmpty());
    }

    /// The other engines forget its addresses on overlays.
    @Test
    void tasksBesideAnEngineThatIsDownAreCalledWhenThereIsNothingElse() {
        SimulatedAgent n3 = new SimulatedAgent("n3", swarm);
        begin();
        n2.connect(world.control);
        n3.connect(world.control);
        world.deploy(service("web").replicas(3).build());
        world.awaitState(AppState.RUNNING);
        awaitCalled(n1, n2, n3);

        n3.engine("engine down, containers alive (1): connection refused");
        awaitCalled(n1, n2);
        n2.engine("engine down, containers alive (1): connection refused");
        awaitCalled(n1, n2, n3);
        n3.engine("");
        awaitCalled(n1, n3);
        awaitCalled(n2, n1, n3);
    }

    private void awaitCalled(SimulatedAgent by, SimulatedAgent... others) {
        awaitItem(by, "the nodes it calls", item -> item instanceof Item.ServiceItem web && web.remote().stream().map(Item.Endpoint::node).collect(Collectors.toSet())
                .equals(Stream.of(others).map(this::node).collect(Collectors.toSet())));
    }

    @Test
    void removalTakesTheOverlayAndItsAddressesAway() {
        begin();
        n2.connect(world.control);
        world.deploy(service("web").replicas(2).build());
        world.await("overlay", _ -> !swarm.overlays().isEmpty());
        World.done(world.control.apps().remove(World.ADMIN, SHOP, false));
        world.await("overlay to be forgotten", snapshot -> snapshot.scan(Tables.OVERLAYS).isEmpty());
        assertThat(swarm.overlays()).isEmpty();
        assertThat(world.store.snapshot().scan(Tables.OVERLAY_REPORTS)).isEmpty();
    }

    @Test
    void theTokenOfTheSwarmIsNotReadableInTheStore() {
        begin();
        n2.connect(world.control);
        world.await("both members", _ -> swarm.members().size() == 2);
        assertThat(world.store.snapshot().scan(Tables.MEMBERSHIPS).toString()).doesNotContain(SimulatedSwarm.TOKEN);
        assertThat(world.store.snapshot().scan(Tables.SWARM_ORDERS).toString()).doesNotContain(SimulatedSwarm.TOKEN);
        assertThat(world.store.snapshot().scan(Tables.MEMBERSHIPS)).anyMatch(entry -> entry.value().sealedToken().isPresent());
    }

    @Test
    void peopleSeeNetworksAndWhoCarriesThem() {
        begin();
        world.deploy(service("web").replicas(2).build());
        world.awaitState(AppState.RUNNING);
        assertThat(World.done(world.control.networks().list(World.ADMIN))).singleElement()
                .satisfies(network -> assertThat(network.kind()).isEqualTo("bridge"));
        assertThat(World.done(world.control.networks().members(World.ADMIN))).extracting(MemberView::state)
                .containsExactly(MemberView.State.NOT_NEEDED);
        n2.connect(world.control);
        awaitItem(n1, "reach of n1", item -> item instanceof Item.NetworkItem network && network.reach().equals(overlay()));
        assertThat(World.done(world.control.networks().list(World.ADMIN))).containsExactly(new NetworkView(
                SHOP, new NetworkName("default"), "shop_default-overlay", "overlay", NetworkView.State.READY, List.of("10.128.4.0/22"),
                List.of(new NodeName("n1")), ""));
        world.await("both members", _ -> World.done(world.control.networks().members(World.ADMIN)).stream()
                .allMatch(member -> member.state() == MemberView.State.MEMBER));
        assertThat(World.done(world.control.networks().members(World.ADMIN))).containsExactly(
                new MemberView(new NodeName("n1"), MemberView.State.MEMBER, "manager", true, ""),
                new MemberView(new NodeName("n2"), MemberView.State.MEMBER, "worker", false, ""));
    }

    @Test
    void managersThatAreLostAreGivenUpByPeopleOnly() {
        world.patience = new Patience(Duration.ofMillis(100), Duration.ofHours(1), Duration.ZERO);
        begin();
        n2.connect(world.control);
        world.await("both members to be known", snapshot -> snapshot.scan(Tables.SWARM_MEMBERS).size() == 2);
        World.refused(world.control.networks().repair(World.ADMIN), FaultCode.WRONG_STATE);

        n1.fallSilent();
        world.await("the reason", _ -> World.done(world.control.networks().members(World.ADMIN)).getFirst().problem()
                .equals("lost, and the managers that are left cannot agree without it: bring it back, or, if it is gone for good, give it up with `argosy network repair`"));
        assertThat(world.store.snapshot().scan(Tables.EVENTS)).filteredOn(entry -> entry.value().kind().equals("network.stuck")).singleElement()
                .satisfies(entry -> assertThat(entry.value().message()).contains("`argosy network repair`"));
        assertThat(swarm.members()).containsEntry("n2", false);
        World.refused(world.control.networks().repair(new Caller("op", Role.OPERATOR, Optional.empty())), FaultCode.FORBIDDEN);

        assertThat(World.done(world.control.networks().repair(World.ADMIN))).containsExactly(new NodeName("n1"));
        world.await("n2 to manage", _ -> Boolean.TRUE.equals(swarm.members().get("n2")));
        n1.connect(world.control);
        world.await("n1 to be forgiven", snapshot -> snapshot.scan(Tables.GIVEN_UP).isEmpty());
    }

    private void begin() {
        world.start();
        n1.connect(world.control);
    }

    private static Reach overlay() {
        return new Reach.Overlay("shop_default-overlay", "id-of-shop_default-overlay", List.of("10.128.4.0/22"));
    }

    private static Map<NetworkName, String> addresses(Item.ServiceItem item) {
        return item.remote().stream().findFirst().map(Item.Endpoint::addresses).orElse(Map.of());
    }

    /// The task of an agent says at which address it is.
    private void say(SimulatedAgent agent, String address) {
        Task task = world.records().tasks().stream().filter(each -> each.node().equals(Optional.of(node(agent)))).findFirst().orElseThrow();
        TaskStatus before = world.store.snapshot().scan(Tables.STATUSES).stream().map(Entry::value)
                .filter(status -> status.task().equals(task.id())).findFirst().orElseThrow();
        agent.report(new TaskStatus(task.id(), before.state(), before.container(), Map.of(new NetworkName("default"), address), List.of(), 0, false,
                Optional.empty(), ""));
    }

    private NodeId node(SimulatedAgent agent) {
        return agent.arrival().node().orElseThrow();
    }

    private Optional<Reach> reach(SimulatedAgent agent) {
        return items(agent, Item.NetworkItem.class).stream().findFirst().map(Item.NetworkItem::reach);
    }

    private static <T> List<T> items(SimulatedAgent agent, Class<T> kind) {
        return agent.assignment().assignment().items().values().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /// Waits for what the agent is told.
    private static void awaitItem(SimulatedAgent agent, String what, Predicate<Item> wanted) {
        agent.await(what, assignment -> assignment.items().values().stream().anyMatch(wanted));
    }
}
