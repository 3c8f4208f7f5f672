package io.argosy.agent.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.agent.label.Identity;
import io.argosy.agent.node.FakeNode;
import io.argosy.agent.node.Items;
import io.argosy.engine.EngineException;
import io.argosy.model.assignment.Assignment;
import io.argosy.model.assignment.Item.MembershipItem;
import io.argosy.model.assignment.Item.NetworkItem;
import io.argosy.model.assignment.Item.OverlayItem;
import io.argosy.model.id.NetworkName;
import io.argosy.model.id.NodeId;
import io.argosy.model.network.Reach;
import io.argosy.model.network.SwarmPart;
import io.argosy.model.service.NetworkSpec;
import io.argosy.testkit.engine.FakeLan;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverlayDutyTest {
    private static final Identity IDENTITY = new Identity("c1", new NodeId("n1"));
    private static final String ON_FIRST = "10.128.4.9";
    private static final String ON_SECOND = "10.128.8.9";

    @TempDir
    Path directory;

    private final List<Boolean> news = new ArrayList<>();
    private final FakeHost host = new FakeHost();
    private FakeNode node;
    private Companion companion;
    private Assignment assignment;
    private OverlayDuty duty;

    @BeforeEach
    void begin() {
        node = new FakeNode(directory, new FakeLan(), "n1", "10.0.0.1");
        node.assign(new MembershipItem(new SwarmPart.Found("10.0.0.0/16"), List.of()), overlay("first", "10.128.4.0/22"), overlay("second", "10.128.8.0/22"));
        PauseImage pause = new PauseImage(node.engine);
        companion = new Companion(node.engine, host, pause, IDENTITY);
        assignment = Assignment.of(List.of(network("first", "10.128.4.0/22"), network("second", "10.128.8.0/22")));
        Crossing crossing = new Crossing(node.engine, host, companion, IDENTITY, "169.254.44.53", _ -> { }, InstantSource.system());
        duty = new OverlayDuty(node.engine.networks(), companion, crossing, () -> assignment, () -> news.add(companion.leadsTo(ON_FIRST)));
    }

    private static OverlayItem overlay(String name, String subnet) {
        return new OverlayItem(Items.SHOP, new NetworkName(name), "shop_" + name + "-o", NetworkSpec.DEFAULT,
                List.of(new NetworkSpec.Subnet(subnet, Optional.empty(), Optional.empty())), false);
    }

    private static NetworkItem network(String name, String subnet) {
        return new NetworkItem(Items.SHOP, new NetworkName(name), "shop_" + name, NetworkSpec.DEFAULT, new Reach.Overlay("shop_" + name + "-o", "id-" + name, List.of(subnet)));
    }

    @Test
    void anOverlayIsLedToAlthoughAnotherMakesItsEngineWait() {
        List<Boolean> meanwhile = new ArrayList<>();
        node.engine.faults().trouble(_ -> {
            if (!node.engine.faults().calls().getLast().equals("connect shop_second-o")) {
                return Optional.empty();
            }
            meanwhile.add(companion.leadsTo(ON_FIRST));
            return Optional.of(new EngineException.Refused("context deadline exceeded"));
        });

        duty.runOnce();

        assertThat(meanwhile).containsExactly(true);
        assertThat(news).containsExactly(true);
        assertThat(companion.leadsTo(ON_SECOND)).isFalse();

        node.engine.faults().trouble(_ -> Optional.empty());
        duty.runOnce();
        assertThat(companion.leadsTo(ON_SECOND)).isTrue();
        assertThat(news).hasSize(2);
    }

    @Test
    void whatIsNoLongerAssignedIsNotLedTo() {
        duty.runOnce();
        assignment = Assignment.of(List.of(network("second", "10.128.8.0/22")));

        duty.assigned(true);
        duty.runOnce();

        assertThat(companion.leadsTo(ON_FIRST)).isFalse();
        assertThat(companion.leadsTo(ON_SECOND)).isTrue();
        assertThat(news.getLast()).isFalse();
    }
}
