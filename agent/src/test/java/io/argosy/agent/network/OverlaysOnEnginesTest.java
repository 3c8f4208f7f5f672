package io.argosy.agent.network;

import static io.argosy.testkit.spec.ServiceBuilder.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.agent.node.Items;
import io.argosy.engine.ContainerInfo;
import io.argosy.engine.ContainerSummary;
import io.argosy.model.app.ImageIdentity;
import io.argosy.model.assignment.Item;
import io.argosy.model.assignment.Item.MembershipItem;
import io.argosy.model.assignment.Item.NetworkItem;
import io.argosy.model.assignment.Item.OverlayItem;
import io.argosy.model.assignment.Item.TaskItem;
import io.argosy.model.assignment.Report.MembershipReport;
import io.argosy.model.assignment.Report.OverlayReport;
import io.argosy.model.id.NetworkName;
import io.argosy.model.network.MemberChange;
import io.argosy.model.network.Membership.Member;
import io.argosy.model.network.OverlayState;
import io.argosy.model.network.Reach;
import io.argosy.model.network.SwarmPart;
import io.argosy.model.service.NetworkSpec;
import io.argosy.model.service.ProcessSpec;
import io.argosy.model.service.ServiceSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/// Overlays between real engines, each in a network namespace: `ARGOSY_TEST_ENGINES` names two or more as `SOCKET@NAMESPACE@ADDRESS`, with commas between, and
/// `ARGOSY_TEST_IMAGE` an image of busybox that each of them has. Their Swarm is left at the end.
@Tag("engine")
@EnabledIfEnvironmentVariable(named = "ARGOSY_TEST_ENGINES", matches = ".+,.+")
class OverlaysOnEnginesTest {
    private static final String OVERLAY = "shop_default-o";
    private static final String SUBNET = "10.128.4.0/22";
    private static final NetworkName NAME = new NetworkName("default");

    @TempDir
    Path directory;

    private final List<RealNode> nodes = new ArrayList<>();

    @BeforeEach
    void begin() {
        for (String place : System.getenv("ARGOSY_TEST_ENGINES").split(",")) {
            String name = "n" + (nodes.size() + 1);
            nodes.add(new RealNode(place, name, directory.resolve(name)));
        }
    }

    @AfterEach
    void end() {
        nodes.reversed().forEach(RealNode::close);
    }

    private RealNode first() {
        return nodes.getFirst();
    }

    private RealNode second() {
        return nodes.get(1);
    }

    private static Member awaitMember(RealNode node, boolean manager) throws Exception {
        return RealNode.await("membership", () -> Optional.ofNullable(node.report("membership", MembershipReport.class)).map(MembershipReport::membership)
                .filter(Member.class::isInstance).map(Member.class::cast).filter(member -> member.manager() == manager));
    }

    private void formSwarm() throws Exception {
        first().assign(new MembershipItem(new SwarmPart.Found("10.254.0.0/16"), List.of()));
        Member founder = awaitMember(first(), true);
        MembershipReport report = RealNode.await("token", () -> Optional.of(first().report("membership", MembershipReport.class)).filter(told -> told.token().isPresent()));
        for (RealNode node : nodes.subList(1, nodes.size())) {
            node.assign(new MembershipItem(new SwarmPart.Join(List.of(founder.address()), report.token().orElseThrow()), List.of()));
            awaitMember(node, false);
            assertThat(node.report("membership", MembershipReport.class).problem()).isEmpty();
        }
    }

    private Reach.Overlay makeOverlay(boolean internal) throws Exception {
        first().assign(new OverlayItem(Items.SHOP, NAME, OVERLAY, spec(internal), List.of(new NetworkSpec.Subnet(SUBNET, Optional.empty(), Optional.empty())), false));
        String id = RealNode.await("overlay", () -> Optional.ofNullable(first().report("overlay/" + OVERLAY, OverlayReport.class)).map(OverlayReport::state)
                .filter(OverlayState.Made.class::isInstance).map(made -> ((OverlayState.Made) made).id()));
        return new Reach.Overlay(OVERLAY, id, List.of(SUBNET));
    }

    private static NetworkSpec spec(boolean internal) {
        return new NetworkSpec(Optional.empty(), Optional.empty(), Map.of(), false, internal, false, false, List.of(), Map.of());
    }

    private static Item reached(Reach reach, boolean internal) {
        return new NetworkItem(Items.SHOP, NAME, "shop_default", spec(internal), reach);
    }

    private static TaskItem web(RealNode node, String id) {
        String reference = System.getenv().getOrDefault("ARGOSY_TEST_IMAGE", "busybox:1");
        ImageIdentity image = new ImageIdentity(node.engine.images().inspect(reference).orElseThrow().id(), Optional.empty());
        ServiceSpec spec = service("web").build();
        ProcessSpec p = spec.process();
        ProcessSpec process = new ProcessSpec(p.entrypoint(), Optional.of(List.of("/bin/sh", "-c", "mkdir -p /tmp/w; echo hi > /tmp/w/index.html; exec httpd -f -p 8080 -h /tmp/w")),
                p.environment(), p.workingDirectory(), p.user(), p.groups(), p.tty(), p.stdinOpen(), Optional.of(true), p.stopSignal(), Duration.ofSeconds(2));
        return Items.task(id, new ServiceSpec(spec.name(), spec.mode(), spec.image(), process, spec.host(), spec.security(), spec.resources(), spec.mounts(),
                spec.files(), spec.networkMode(), spec.networks(), spec.ports(), spec.expose(), spec.links(), spec.dependencies(), spec.health(),
                spec.unhealthy(), spec.restart(), spec.update(), spec.rollback(), spec.placement(), spec.logging(), spec.labels(), spec.serviceLabels(),
                spec.priority(), spec.exclusive()), image);
    }

    private String runOnSecond(Reach reach, boolean internal) throws Exception {
        first().assign(reached(reach, internal));
        second().assign(reached(reach, internal), web(second(), "t2"));
        String address = second().awaitReady("t2", 0).addresses().get(NAME);
        RealNode.await("reached from the first node", () -> first().gets(address) ? Optional.of(true) : Optional.empty());
        return address;
    }

    @Test
    void hostReachesTasksOfOtherNodesAndNobodyElseDoes() throws Exception {
        formSwarm();
        String address = runOnSecond(makeOverlay(false), false);
        assertThat(second().gets(address)).isTrue();
        String stranger = first().engine.containers().create(io.argosy.engine.ContainerPlan.of("stranger",
                System.getenv().getOrDefault("ARGOSY_TEST_IMAGE", "busybox:1")).withLabels(RealNode.OURS).running("sleep", "1000"));
        first().engine.containers().start(stranger);
        assertThat(first().runIn(stranger, "curl", "-sf", "-m", "2", "http://" + address + ":8080/")).isEmpty();
        RealNode third = nodes.getLast();
        third.run("ip", "route", "add", SUBNET, "via", first().address);
        assertThat(third.run("curl", "-sf", "-m", "2", "http://" + address + ":8080/")).isEmpty();
        third.run("ip", "route", "del", SUBNET);
    }

    @Test
    void internalOverlayIsReachedAndHasNoWayOut() throws Exception {
        formSwarm();
        runOnSecond(makeOverlay(true), true);
        assertThat(second().runIn("shop.web.1.t2", "ip", "route").orElseThrow()).doesNotContain("default");
    }

    @Test
    void taskRestartsWhileTheManagersCannotBeReached() throws Exception {
        formSwarm();
        String address = runOnSecond(makeOverlay(false), false);
        first().run("ip", "link", "set", "eth0", "down");
        try {
            second().engine.containers().kill("shop.web.1.t2", "KILL");
            assertThat(second().awaitReady("t2", 1).addresses()).containsValue(address);
            RealNode.await("answers again", () -> second().gets(address) ? Optional.of(true) : Optional.empty());
        } finally {
            first().run("ip", "link", "set", "eth0", "up");
        }
    }

    @Test
    void runningTaskGoesOverWithoutAFailedRequest() throws Exception {
        second().assign(reached(Reach.BRIDGE, false), web(second(), "t2"));
        String bridge = second().awaitReady("t2", 0).addresses().get(NAME);
        ContainerInfo before = second().engine.containers().inspect("shop.web.1.t2").orElseThrow();
        RealNode.await("answers", () -> second().gets(bridge) ? Optional.of(true) : Optional.empty());
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger failed = new AtomicInteger();
        AtomicInteger asked = new AtomicInteger();
        Thread load = Thread.ofPlatform().start(() -> ask(over, asked, failed));
        formSwarm();
        Reach overlay = makeOverlay(false);
        first().assign(reached(overlay, false));
        second().assign(reached(overlay, false));
        RealNode.await("bridge gone", () -> second().engine.networks().inspect("shop_default").isEmpty() ? Optional.of(true) : Optional.empty());
        String address = second().status("t2").orElseThrow().addresses().get(NAME);
        RealNode.await("reached from the first node", () -> first().gets(address) ? Optional.of(true) : Optional.empty());
        over.set(true);
        load.join();
        ContainerInfo after = second().engine.containers().inspect("shop.web.1.t2").orElseThrow();
        assertThat(after.state()).isEqualTo(before.state());
        assertThat(after.addresses()).containsOnlyKeys(OVERLAY);
        assertThat(second().runIn("shop.web.1.t2", "ip", "route").orElseThrow()).contains("default");
        System.out.println(asked + " requests while a task went over, " + failed + " failed");
        assertThat(failed).hasValue(0);
    }

    private void ask(AtomicBoolean over, AtomicInteger asked, AtomicInteger failed) {
        try {
            while (!over.get()) {
                String address = second().status("t2").orElseThrow().addresses().get(NAME);
                asked.incrementAndGet();
                if (!second().gets(address)) {
                    failed.incrementAndGet();
                    System.out.println("failed at " + address);
                }
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void memberIsPromotedAndNothingIsLeftBehind() throws Exception {
        formSwarm();
        Member founder = awaitMember(first(), true);
        Member second = awaitMember(second(), false);
        first().assign(new MembershipItem(new SwarmPart.Stay(founder.member()), List.of(new MemberChange.Promote(second.member()))));
        awaitMember(second(), true);
        first().assign(new MembershipItem(new SwarmPart.Stay(founder.member()), List.of(new MemberChange.Demote(second.member()))));
        awaitMember(second(), false);
        runOnSecond(makeOverlay(false), false);
        second().unassign("task/t2");
        for (RealNode node : nodes) {
            node.unassign("network/shop_default");
        }
        first().assign(new OverlayItem(Items.SHOP, NAME, OVERLAY, NetworkSpec.DEFAULT, List.of(), true));
        RealNode.await("overlay gone", () -> Optional.of(first().report("overlay/" + OVERLAY, OverlayReport.class).state()).filter(OverlayState.Gone.class::isInstance));
        for (RealNode node : nodes) {
            RealNode.await("nothing left", () -> node.engine.containers().list(RealNode.OURS).stream().map(ContainerSummary::name).toList().isEmpty()
                    && node.engine.networks().list(RealNode.OURS).isEmpty() ? Optional.of(true) : Optional.empty());
            assertThat(node.run("ip", "route", "show", "proto", "44").orElseThrow()).isBlank();
        }
    }
}
