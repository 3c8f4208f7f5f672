package io.argosy.agent.network;

import static io.argosy.testkit.spec.ServiceBuilder.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.agent.node.FakeNode;
import io.argosy.agent.node.Items;
import io.argosy.engine.ContainerInfo;
import io.argosy.engine.ContainerPlan.Connection;
import io.argosy.engine.ContainerSummary;
import io.argosy.engine.Endpoint;
import io.argosy.model.app.ImageIdentity;
import io.argosy.model.assignment.Item;
import io.argosy.model.assignment.Item.MembershipItem;
import io.argosy.model.assignment.Item.NetworkItem;
import io.argosy.model.assignment.Item.OverlayItem;
import io.argosy.model.assignment.Item.TaskItem;
import io.argosy.model.assignment.Report.OverlayReport;
import io.argosy.model.id.NetworkName;
import io.argosy.model.network.OverlayState;
import io.argosy.model.network.Reach;
import io.argosy.model.network.SwarmPart;
import io.argosy.model.service.NetworkSpec;
import io.argosy.model.service.RestartPolicy;
import io.argosy.model.service.ServiceSpec;
import io.argosy.testkit.engine.FakeLan;
import io.argosy.testkit.engine.FakeProgram;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverlayLifeTest {
    private static final String OVERLAY = "shop_default-o";
    private static final String SUBNET = "10.128.4.0/22";
    private static final NetworkName NAME = new NetworkName("default");
    private static final String WEB = "shop.web.1.t1";

    @TempDir
    Path directory;

    private final FakeLan lan = new FakeLan();
    private FakeNode node;
    private ImageIdentity image;

    @BeforeEach
    void begin() {
        node = new FakeNode(directory, lan, "n1", "10.0.0.1");
        image = new ImageIdentity(node.engine.load("web:1", FakeProgram.SERVES).id(), Optional.empty());
        node.assign(new MembershipItem(new SwarmPart.Found("10.0.0.0/16"), List.of()));
    }

    private static OverlayItem overlayItem(boolean remove) {
        return new OverlayItem(Items.SHOP, NAME, OVERLAY, NetworkSpec.DEFAULT,
                List.of(new NetworkSpec.Subnet(SUBNET, Optional.empty(), Optional.empty())), remove);
    }

    private String made() {
        return ((OverlayState.Made) node.reports.last("overlay/" + OVERLAY, OverlayReport.class).state()).id();
    }

    private Item reached(boolean internal) {
        NetworkSpec spec = new NetworkSpec(Optional.empty(), Optional.empty(), Map.of(), false, internal, false, false, List.of(), Map.of());
        return new NetworkItem(Items.SHOP, NAME, "shop_default", spec, new Reach.Overlay(OVERLAY, made(), List.of(SUBNET)));
    }

    private void onOverlay() {
        node.assign(overlayItem(false));
        node.assign(reached(false));
    }

    private TaskItem web() {
        return Items.task("t1", service("web").build(), image);
    }

    private ContainerSummary companion() {
        return node.engine.containers().list(Map.of("io.argosy.system", "companion")).getFirst();
    }

    private ContainerInfo inspect(String container) {
        return node.engine.containers().inspect(container).orElseThrow();
    }

    @Test
    void nodeReachesAnOverlayThroughItsCompanion() {
        onOverlay();
        ContainerInfo companion = inspect(companion().id());
        assertThat(companion.addresses()).containsKey(OVERLAY).hasSize(2);
        String bridge = companion.addresses().keySet().stream().filter(name -> !name.equals(OVERLAY)).findFirst().orElseThrow();
        assertThat(node.host.routes).containsExactly(Map.entry(SUBNET, companion.addresses().get(bridge)));
        assertThat(node.host.said).singleElement().asString().startsWith("guard " + companion.pid() + " for 172.31.");
    }

    @Test
    void firewallIsUpBeforeTheCompanionIsOnAnyOverlay() {
        onOverlay();
        List<String> calls = node.engine.faults().calls();
        Connection connection = node.engine.containers().plan(companion().name()).connection();
        assertThat(((Connection.Joined) connection).endpoints()).extracting(Endpoint::network).doesNotContain(OVERLAY);
        assertThat(calls).contains("connect " + OVERLAY);
    }

    @Test
    void companionThatWasKilledIsMadeAnew() {
        onOverlay();
        String before = companion().id();
        node.engine.exit(before, 137);
        node.settle();
        assertThat(companion().id()).isNotEqualTo(before);
        assertThat(inspect(companion().id()).addresses()).containsKey(OVERLAY);
        assertThat(node.host.said).hasSize(2);
    }

    @Test
    void nothingIsLeftOnceNoOverlayIsAssigned() {
        onOverlay();
        node.assign(overlayItem(true));
        node.unassign("network/shop_default");
        node.settle();
        assertThat(node.engine.containers().list(Map.of())).isEmpty();
        assertThat(node.engine.networks().list(Map.of())).isEmpty();
        assertThat(node.host.routes).isEmpty();
        assertThat(node.reports.last("overlay/" + OVERLAY, OverlayReport.class).state()).isEqualTo(new OverlayState.Gone());
    }

    @Test
    void taskWaitsForItsOverlay() {
        node.assign(new NetworkItem(Items.SHOP, NAME, "shop_default", NetworkSpec.DEFAULT, new Reach.Awaited("it is being made")), web());
        node.pass(Duration.ofMinutes(5));
        assertThat(node.status("t1").ended()).isFalse();
        assertThat(node.status("t1").message()).contains("it is being made");
        onOverlay();
        node.pass(Duration.ofSeconds(5));
        assertThat(node.status("t1").ready()).isTrue();
    }

    @Test
    void taskOnAnOverlayIsInASandboxAndReportsItsAddress() {
        onOverlay();
        node.assign(web());
        ContainerInfo sandbox = inspect(WEB + ".net");
        assertThat(inspect(WEB).shares()).contains(sandbox.id());
        assertThat(node.status("t1").addresses()).isEqualTo(Map.of(NAME, sandbox.addresses().get(OVERLAY)));
        assertThat(node.status("t1").ready()).isTrue();
    }

    @Test
    void jobThatIsNeverRestartedHasNoSandbox() {
        onOverlay();
        node.assign(Items.task("t1", service("web").restart(RestartPolicy.NEVER).build(), image));
        assertThat(inspect(WEB).shares()).isEmpty();
        assertThat(node.status("t1").addresses()).containsKey(NAME);
    }

    @Test
    void taskRestartsWhileTheManagersAreOutOfReach() {
        onOverlay();
        node.assign(web());
        Map<NetworkName, String> before = node.status("t1").addresses();
        lan.reach("10.0.0.1", false);
        node.engine.exit(WEB, 1);
        node.pass(Duration.ofSeconds(5));
        assertThat(node.status("t1").ready()).isTrue();
        assertThat(node.status("t1").restarts()).isEqualTo(1);
        assertThat(node.status("t1").addresses()).isEqualTo(before);
    }

    @Test
    void nothingAsksToGoOntoAnOverlayBeforeTheManagersHearTheEngine() {
        onOverlay();
        node.assign(web());
        lan.reach("10.0.0.1", false);
        node.engine.restart();
        long asked = node.engine.faults().count("connect");
        node.begin();
        node.assignAll();
        node.pass(Duration.ofSeconds(20));
        assertThat(node.engine.faults().count("connect")).isEqualTo(asked);
        assertThat(node.engine.containers().running()).doesNotContain(WEB + ".net");

        lan.reach("10.0.0.1", true);
        node.pass(Duration.ofSeconds(30));
        assertThat(node.status("t1").ready()).isTrue();
        assertThat(inspect(companion().id()).addresses()).containsKey(OVERLAY);
    }

    @Test
    void everythingComesBackAfterTheEngineRestarted() {
        onOverlay();
        node.assign(web());
        node.engine.restart();
        node.pass(Duration.ofSeconds(10));
        assertThat(node.status("t1").ready()).isTrue();
        assertThat(node.engine.containers().running()).contains(WEB, WEB + ".net", companion().name());
    }

    @Test
    void taskThatStopsTakesItsSandboxAlong() {
        onOverlay();
        node.assign(web());
        node.assign(Items.stopping(web()));
        assertThat(node.engine.containers().running()).contains(WEB);
        node.pass(Duration.ofSeconds(1));
        assertThat(node.engine.containers().list(Map.of())).extracting(ContainerSummary::name).containsExactly(companion().name());
    }

    @Test
    void sandboxOfATaskThatIsNoLongerAssignedIsRemoved() {
        onOverlay();
        node.assign(web());
        node.engine.lose(WEB);
        node.unassign("task/t1");
        assertThat(node.engine.containers().running()).containsExactly(companion().name());
    }

    @Test
    void runningTaskGoesOverWithoutARestart() {
        node.assign(Items.network(), web());
        String bridgeAddress = node.status("t1").addresses().get(NAME);
        ContainerInfo before = inspect(WEB);
        node.host.connected.add(before.pid());
        onOverlay();
        node.pass(Duration.ofSeconds(10));
        assertThat(inspect(WEB).addresses()).containsKeys("shop_default", OVERLAY);
        assertThat(node.status("t1").addresses()).isEqualTo(Map.of(NAME, inspect(WEB).addresses().get(OVERLAY)));
        assertThat(node.status("t1").addresses()).doesNotContainValue(bridgeAddress);

        node.host.connected.clear();
        node.pass(Duration.ofSeconds(10));
        assertThat(inspect(WEB).addresses()).containsOnlyKeys(OVERLAY);
        assertThat(node.engine.networks().inspect("shop_default")).isEmpty();
        assertThat(inspect(WEB).state()).isEqualTo(before.state());
        assertThat(node.status("t1").restarts()).isZero();
    }

    @Test
    void taskWhoseBridgeHasTheSameRangeLeavesItFirst() {
        NetworkSpec.Subnet fixed = new NetworkSpec.Subnet(SUBNET, Optional.empty(), Optional.of("10.128.4.0/24"));
        node.assign(new NetworkItem(Items.SHOP, NAME, "shop_default", new NetworkSpec(
                Optional.empty(), Optional.empty(), Map.of(), false, false, false, false, List.of(fixed), Map.of()), Reach.BRIDGE), web());
        node.host.connected.add(inspect(WEB).pid());
        onOverlay();
        List<String> calls = node.engine.faults().calls().stream().filter(call -> call.startsWith("connect") || call.startsWith("disconnect")).toList();
        assertThat(calls.subList(calls.size() - 2, calls.size())).containsExactly("disconnect shop_default", "connect " + OVERLAY);
        assertThat(inspect(WEB).addresses()).containsOnlyKeys(OVERLAY);
    }

    @Test
    void bridgeIsLeftInTheEndThoughConnectionsStay() {
        node.assign(Items.network(), web());
        node.host.connected.add(inspect(WEB).pid());
        onOverlay();
        node.pass(Crossing.LATEST.minusMinutes(1));
        assertThat(inspect(WEB).addresses()).containsKey("shop_default");
        node.pass(Duration.ofMinutes(2));
        node.settle();
        assertThat(inspect(WEB).addresses()).containsOnlyKeys(OVERLAY);
    }

    @Test
    void taskWithoutAWayOutAsksNamesOverTheCompanionAfterItWentOver() {
        node.assign(Items.network(), web());
        int pid = inspect(WEB).pid();
        node.assign(overlayItem(false));
        node.assign(reached(true));
        String via = inspect(companion().id()).addresses().get(OVERLAY);
        assertThat(node.host.said).contains("in " + pid + " lead 169.254.44.53 over " + via);
    }

    @Test
    void overlayOfTheSameNameThatIsNotOursIsLeftAlone() {
        node.engine.networks().create(new io.argosy.engine.NetworkPlan(OVERLAY, new NetworkSpec(
                Optional.empty(), Optional.of("overlay"), Map.of(), false, false, true, false, List.of(), Map.of()), Map.of()));
        node.assign(overlayItem(false));
        assertThat(node.reports.last("overlay/" + OVERLAY, OverlayReport.class).state()).isInstanceOf(OverlayState.Failed.class);
        node.assign(overlayItem(true));
        assertThat(node.engine.networks().inspect(OVERLAY)).isPresent();
    }

    @Test
    void agentThatBeginsAnewTakesNothingAway() {
        onOverlay();
        node.assign(web());
        long changes = node.engine.faults().count("create") + node.engine.faults().count("remove") + node.engine.faults().count("connect");
        node.begin();
        node.assignAll();
        assertThat(node.engine.faults().count("create") + node.engine.faults().count("remove") + node.engine.faults().count("connect")).isEqualTo(changes);
        assertThat(node.status("t1").ready()).isTrue();
    }

    @Test
    void settingsOfTheNetworkGoToTheSandbox() {
        onOverlay();
        ServiceSpec spec = service("web").sysctl("net.core.somaxconn", "1024").sysctl("kernel.shmmax", "1").build();
        node.assign(Items.task("t1", spec, image));
        assertThat(node.engine.containers().plan(WEB + ".net").security().sysctls()).containsOnlyKeys("net.core.somaxconn");
        assertThat(node.engine.containers().plan(WEB).security().sysctls()).containsOnlyKeys("kernel.shmmax");
    }
}
