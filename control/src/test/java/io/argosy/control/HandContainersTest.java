package io.argosy.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.control.access.Caller;
import io.argosy.control.access.Role;
import io.argosy.control.fault.Result;
import io.argosy.control.hand.HandContainers;
import io.argosy.control.hand.PlacedContainer;
import io.argosy.model.hand.HandContainer.Port;
import io.argosy.model.id.NodeId;
import io.argosy.model.id.SpaceName;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HandContainersTest {

    private static final Caller ANN = new Caller("ann", Role.ADMIN, Optional.empty());

    private final World world = new World();
    private final SimulatedAgent n1 = new SimulatedAgent("n1", new SimulatedSwarm());
    private HandContainers containers;

    @BeforeEach
    void start() {
        world.start();
        containers = world.control.handContainers();
        n1.connect(world.control);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private List<PlacedContainer> listed(Caller caller) {
        return switch (containers.list(caller)) {
            case Result.Done<List<PlacedContainer>>(List<PlacedContainer> all) -> all;
            case Result.Refused<List<PlacedContainer>>(var fault) -> throw new AssertionError(fault);
        };
    }

    @Test
    void peopleSeeWhatWasMadeByHandWhoseItIsAndHowItsNodeIs() {
        NodeId node = n1.arrival().node().orElseThrow();
        containers.made("ann", "c2", "", "busybox:1", node, List.of(new Port("", 8080, "tcp")), Optional.empty());
        containers.made("ann", "c1", "web", "busybox:1", new NodeId("removed"), List.of(), Optional.empty());
        containers.seen("c2", "lazy_euler", false);
        assertThat(listed(ANN)).extracting(each -> each.container().name() + " " + each.node() + " " + each.nodeState() + " " + each.container().by())
                .containsExactly("lazy_euler n1 connected ann", "web removed gone ann");
        assertThat(listed(new Caller("bob", Role.VIEWER, Optional.of(new SpaceName("shop"))))).isEmpty();
    }

    @Test
    void anyNumberOfThemIsForgottenAtOnce() {
        NodeId node = n1.arrival().node().orElseThrow();
        List<String> ids = IntStream.range(0, 100).mapToObj(number -> "c" + number).toList();
        ids.forEach(id -> containers.made("ann", id, id, "busybox:1", node, List.of(), Optional.empty()));
        containers.gone(ids.subList(0, 99));
        assertThat(containers.all()).singleElement().satisfies(each -> assertThat(each.id()).isEqualTo("c99"));
        containers.gone(List.of("nobody"));
    }
}
