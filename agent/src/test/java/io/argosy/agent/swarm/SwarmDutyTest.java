package io.argosy.agent.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.agent.node.FakeNode;
import io.argosy.model.assignment.Item.MembershipItem;
import io.argosy.model.assignment.Report.MembershipReport;
import io.argosy.model.network.MemberChange;
import io.argosy.model.network.Membership;
import io.argosy.model.network.Membership.Member;
import io.argosy.model.network.SwarmPart;
import io.argosy.model.network.SwarmPeer;
import io.argosy.testkit.engine.FakeLan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SwarmDutyTest {
    private static final SwarmPart FOUND = new SwarmPart.Found("10.0.0.0/16");

    @TempDir
    Path directory;

    private final FakeLan lan = new FakeLan();

    private FakeNode node(int number) {
        return new FakeNode(directory.resolve("n" + number), lan, "n" + number, "10.0.0." + number);
    }

    private static MembershipReport report(FakeNode node) {
        return node.reports.last("membership", MembershipReport.class);
    }

    private static Member member(FakeNode node) {
        return (Member) report(node).membership();
    }

    private static void assign(FakeNode node, SwarmPart part, MemberChange... changes) {
        node.assign(new MembershipItem(part, List.of(changes)));
    }

    private FakeNode founder() {
        FakeNode node = node(1);
        assign(node, FOUND);
        return node;
    }

    private FakeNode joiner(int number, FakeNode founder) {
        FakeNode node = node(number);
        assign(node, new SwarmPart.Join(List.of(member(founder).address()), report(founder).token().orElseThrow()));
        founder.settle();
        return node;
    }

    @Test
    void nodeWithoutPartSaysThatItIsOutsideAndStaysThere() {
        FakeNode node = node(1);
        node.assignAll();
        assertThat(report(node).membership()).isEqualTo(new Membership.Outside());
        assertThat(node.engine.faults().count("swarm-")).isZero();
    }

    @Test
    void firstBeginsOthersJoinAndAreMadeManagers() {
        FakeNode founder = founder();
        assertThat(member(founder).manager()).isTrue();
        assertThat(member(founder).cluster()).contains("c1");
        assertThat(member(founder).address()).isEqualTo("10.0.0.1:2377");
        FakeNode second = joiner(2, founder);
        assertThat(report(second).problem()).isEmpty();
        assertThat(report(second).token()).isEmpty();
        assertThat(member(second).manager()).isFalse();
        assertThat(member(founder).peers()).extracting(SwarmPeer::manager).containsExactly(true, false);

        assign(founder, new SwarmPart.Stay(member(founder).member()), new MemberChange.Promote(member(second).member()));
        second.settle();
        assertThat(member(second).manager()).isTrue();
        assertThat(report(second).token()).isPresent();
    }

    @Test
    void lostManagerIsForgotten() {
        FakeNode founder = founder();
        FakeNode second = joiner(2, founder);
        FakeNode third = joiner(3, founder);
        SwarmPart stay = new SwarmPart.Stay(member(founder).member());
        assign(founder, stay, new MemberChange.Promote(member(second).member()), new MemberChange.Promote(member(third).member()));
        lan.reach("10.0.0.3", false);
        assign(founder, stay, new MemberChange.Remove(member(third).member()));
        assertThat(member(founder).peers()).extracting(SwarmPeer::member).doesNotContain(member(third).member());
        founder.settle();
        assertThat(report(founder).problem()).isEmpty();
    }

    @Test
    void workerWhoseEngineFailedForGoodLeavesToJoinAnew() {
        FakeNode founder = founder();
        FakeNode second = joiner(2, founder);
        assign(second, new SwarmPart.Stay(member(second).member()));
        second.engine.swarm().fail();
        second.settle();
        second.pass(Duration.ofSeconds(59));
        assertThat(report(second).problem()).isEqualTo("its state is error");
        second.pass(Duration.ofSeconds(1));
        assertThat(report(second).membership()).isEqualTo(new Membership.Outside());

        assign(second, new SwarmPart.Join(List.of(member(founder).address()), report(founder).token().orElseThrow()));
        assertThat(report(second).problem()).isEmpty();
        assertThat(member(second).manager()).isFalse();
    }

    @Test
    void managerWhoseEngineFailedForGoodIsAWorkerFirst() {
        FakeNode founder = founder();
        FakeNode second = joiner(2, founder);
        assign(founder, new SwarmPart.Stay(member(founder).member()), new MemberChange.Promote(member(second).member()));
        assign(second, new SwarmPart.Stay(member(second).member()));
        assertThat(member(second).manager()).isTrue();
        assign(founder, new SwarmPart.Stay(member(founder).member()));
        second.engine.swarm().fail();
        second.settle();
        second.pass(Duration.ofSeconds(59));
        assertThat(member(second).manager()).isTrue();
        second.pass(Duration.ofSeconds(2));
        assertThat(member(second).manager()).isFalse();
        second.pass(Duration.ofSeconds(1));
        second.pass(Duration.ofMinutes(1));
        assertThat(report(second).membership()).isEqualTo(new Membership.Outside());
    }

    @Test
    void onlyManagerWhoseEngineFailedStays() {
        FakeNode founder = founder();
        assign(founder, new SwarmPart.Stay(member(founder).member()));
        founder.engine.swarm().fail();
        founder.settle();
        founder.pass(Duration.ofMinutes(5));
        assertThat(member(founder).manager()).isTrue();
    }

    @Test
    void onlyManagerLeftGoesOnAlone() {
        FakeNode founder = founder();
        FakeNode second = joiner(2, founder);
        assign(founder, new SwarmPart.Stay(member(founder).member()), new MemberChange.Promote(member(second).member()));
        second.settle();
        lan.reach("10.0.0.1", false);
        second.settle();
        assertThat(report(second).problem()).contains("leader");
        assign(second, new SwarmPart.Restore(member(second).member()));
        assertThat(report(second).problem()).isEmpty();
        assertThat(member(second).peers()).extracting(SwarmPeer::member).containsExactly(member(second).member());
        assertThat(member(second).swarm()).isEqualTo(member(founder).swarm());
    }

    @Test
    void engineInSomebodysSwarmIsLeftAsItIs() {
        FakeNode node = node(1);
        node.engine.swarm().begin("10.0.0.1", "10.0.0.0/8", Map.of());
        assign(node, FOUND);
        assertThat(report(node).problem()).contains("docker swarm leave");
        assign(node, new SwarmPart.Leave("another"));
        assertThat(node.engine.faults().count("swarm-leave")).isZero();
        assertThat(member(node).cluster()).isEmpty();
    }

    @Test
    void memberLeavesAndJoinsAnew() {
        FakeNode founder = founder();
        FakeNode second = joiner(2, founder);
        String former = member(second).member();
        assign(second, new SwarmPart.Leave(former));
        assertThat(report(second).membership()).isEqualTo(new Membership.Outside());
        assign(second, new SwarmPart.Join(List.of("10.0.0.9:2377", member(founder).address()), report(founder).token().orElseThrow()));
        assertThat(member(second).member()).isNotEqualTo(former);
    }

    @Test
    void failureOfJoiningIsToldAndTriedAgain() {
        FakeNode founder = founder();
        FakeNode second = node(2);
        assign(second, new SwarmPart.Join(List.of("10.0.0.9:2377"), report(founder).token().orElseThrow()));
        assertThat(report(second).problem()).contains("Timeout");
        second.settle();
        assertThat(second.engine.faults().count("swarm-join")).isGreaterThan(1);
    }

    @Test
    void engineThatIsAwayChangesNothingThatWasSaid() {
        FakeNode founder = founder();
        MembershipReport before = report(founder);
        founder.engine.faults().down(true);
        founder.duties.swarm().runOnce();
        assertThat(report(founder)).isEqualTo(before);
    }
}
