package io.argosy.agent.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.agent.label.Identity;
import io.argosy.agent.local.LocalView;
import io.argosy.agent.node.Items;
import io.argosy.model.assignment.Assignment;
import io.argosy.model.assignment.Item.Endpoint;
import io.argosy.model.assignment.Item.NetworkItem;
import io.argosy.model.assignment.Item.ServiceItem;
import io.argosy.model.id.NetworkName;
import io.argosy.model.id.NodeId;
import io.argosy.model.id.ServiceName;
import io.argosy.model.id.ServiceRef;
import io.argosy.model.id.TaskId;
import io.argosy.model.network.Reach;
import io.argosy.model.service.NetworkSpec;
import io.argosy.testkit.FakeClock;
import io.argosy.testkit.engine.FakeEngine;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReachedServicesTest {
    private static final NetworkName FRONT = new NetworkName("front");
    private static final NetworkName LAN = new NetworkName("lan");

    private final FakeHost host = new FakeHost();
    private final FakeEngine engine = new FakeEngine(new FakeClock());
    private final Companion companion = new Companion(engine, host, new PauseImage(engine), new Identity("c1", Items.NODE));
    private final Assignment assignment = Assignment.of(List.of(
            new NetworkItem(Items.SHOP, LAN, "shop_lan", new NetworkSpec(
                    Optional.empty(), Optional.of("macvlan"), Map.of(), false, false, false, false, List.of(), Map.of()), Reach.GIVEN)));
    private final ReachedServices reached = new ReachedServices(companion, new NetworkNames(() -> assignment));

    private List<Endpoint> seen(Map<NetworkName, String> addresses) {
        Endpoint endpoint = new Endpoint(new TaskId("t9"), new NodeId("n2"), List.of(), addresses, Optional.of(1));
        ServiceItem service = new ServiceItem(new ServiceRef(Items.SHOP, new ServiceName("web")), Map.of(), Map.of(), List.of(endpoint));
        return reached.of(new LocalView("c1", Map.of(), List.of(service), List.of())).services().getFirst().remote();
    }

    @Test
    void taskOnAnOverlayOutOfReachIsLeftOut() {
        assertThat(seen(Map.of(FRONT, "10.128.4.7"))).isEmpty();
        companion.opened(List.of("10.128.4.0/22"), true);
        assertThat(seen(Map.of(FRONT, "10.128.4.7"))).hasSize(1);
        assertThat(seen(Map.of(FRONT, "10.128.8.7"))).isEmpty();
    }

    @Test
    void onlyReachedAddressesOfATaskAreKept() {
        companion.opened(List.of("10.128.4.0/22"), true);
        assertThat(seen(Map.of(FRONT, "10.128.4.7", new NetworkName("back"), "10.128.8.7")).getFirst().addresses()).containsOnlyKeys(FRONT);
    }

    @Test
    void networkThatIsNoneOfOursIsLeftToTheNode() {
        assertThat(seen(Map.of(LAN, "192.168.1.7"))).hasSize(1);
    }

    @Test
    void agentThatBeginsAnewGoesByTheRoutesThatAreThere() {
        host.route("10.128.4.0/22", "172.19.0.2");
        assertThat(seen(Map.of(FRONT, "10.128.4.7"))).hasSize(1);
    }
}
