package io.argosy.dockerapi.place;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.dockerapi.TestNodes;
import io.argosy.dockerapi.fleet.ApiVersion;
import io.argosy.dockerapi.fleet.FleetNode;
import io.argosy.dockerapi.fleet.FleetNode.Presence;
import io.argosy.dockerapi.name.Resident;
import io.argosy.dockerapi.name.Resident.HostPort;
import io.argosy.dockerapi.place.Expression.Kind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChoiceTest {

    private static final FleetNode N1 = TestNodes.node("n1", Map.of("zone", "a"));
    private static final FleetNode N2 = TestNodes.node("n2", Map.of("zone", "b"));
    private static final FleetNode N3 = TestNodes.node("n3", Presence.AWAY, Map.of("zone", "c"), new ApiVersion(1, 41));
    private static final Needs NOTHING = new Needs("busybox:1", List.of(), Set.of(), Set.of(), Set.of(), Set.of());

    private static Candidate candidate(FleetNode node, Resident... residents) {
        return new Candidate(node, List.of(residents), 0, Set.of(), Set.of(), Set.of());
    }

    private static Resident resident(FleetNode node, String id, Map<String, String> labels, HostPort... ports) {
        return new Resident(node, id, List.of("name-" + id), "busybox:1", labels, Set.of(ports));
    }

    private static Needs wishing(Kind kind, String... texts) {
        return new Needs("busybox:1", Stream.of(texts).map(text -> Expression.parse(kind, text)).toList(), Set.of(), Set.of(), Set.of(), Set.of());
    }

    private static String choice(Needs needs, Candidate... candidates) {
        return switch (Choice.of(needs, List.of(candidates))) {
            case Choice.Chosen(FleetNode node) -> node.name().value();
            case Choice.Nowhere(String problem) -> problem;
        };
    }

    @Test
    void theNodeWithTheFewestContainersForItsSizeIsTaken() {
        assertThat(choice(NOTHING, candidate(N1, resident(N1, "a", Map.of())), candidate(N2))).isEqualTo("n2");
        assertThat(choice(NOTHING, candidate(N1), candidate(N2))).isEqualTo("n1");
    }

    @Test
    void whatIsComingCounts() {
        assertThat(choice(NOTHING, new Candidate(N1, List.of(), 1, Set.of(), Set.of(), Set.of()), candidate(N2))).isEqualTo("n2");
    }

    @Test
    void amongEqualsTheOneWithTheImage() {
        assertThat(choice(NOTHING, candidate(N1), new Candidate(N2, List.of(), 0, Set.of("busybox:1"), Set.of(), Set.of()))).isEqualTo("n2");
    }

    @Test
    void constraintsHoldAndWishesPrefer() {
        Candidate busy = candidate(N2, resident(N2, "a", Map.of("role", "db")));
        assertThat(choice(wishing(Kind.CONSTRAINT, "zone==b"), candidate(N1), busy)).isEqualTo("n2");
        assertThat(choice(wishing(Kind.CONSTRAINT, "zone==~b"), candidate(N1), busy)).isEqualTo("n2");
        assertThat(choice(wishing(Kind.CONSTRAINT, "zone==~x"), candidate(N1), busy)).isEqualTo("n1");
        assertThat(choice(wishing(Kind.CONSTRAINT, "node!=n1"), candidate(N1), busy)).isEqualTo("n2");
        assertThat(choice(wishing(Kind.AFFINITY, "container==name-a"), candidate(N1), busy)).isEqualTo("n2");
        assertThat(choice(wishing(Kind.AFFINITY, "role==db"), candidate(N1), busy)).isEqualTo("n2");
        assertThat(choice(wishing(Kind.AFFINITY, "role!=db"), busy, candidate(N1))).isEqualTo("n1");
    }

    @Test
    void everyReasonIsToldWithItsNodes() {
        assertThat(choice(wishing(Kind.CONSTRAINT, "zone==x"), candidate(N1), candidate(N2), candidate(N3)))
                .isEqualTo("no node can take this container: n1, n2: constraint zone==x does not hold; n3: it is away (its agent is silent)");
        assertThat(choice(NOTHING)).isEqualTo("the cluster has no node");
    }

    @Test
    void portsOfTheHostAreFree() {
        HostPort web = new HostPort("", 80, "tcp");
        Needs needs = new Needs("", List.of(), Set.of(), Set.of(), Set.of(), Set.of(web));
        assertThat(choice(needs, candidate(N1, resident(N1, "a", Map.of(), new HostPort("0.0.0.0", 80, "tcp"))), candidate(N2, resident(N2, "b", Map.of(), new HostPort("", 80, "udp")))))
                .isEqualTo("n2");
        assertThat(choice(needs, candidate(N1, resident(N1, "a", Map.of(), new HostPort("10.0.0.1", 80, "tcp"))))).endsWith("n1: its port 80/tcp is taken");
        assertThat(new HostPort("10.0.0.1", 80, "tcp").collidesWith(new HostPort("10.0.0.2", 80, "tcp"))).isFalse();
    }

    @Test
    void whatItSharesBindsIt() {
        Candidate here = new Candidate(N2, List.of(resident(N2, "aaaa", Map.of())), 0, Set.of(), Set.of("back"), Set.of("data"));
        assertThat(choice(new Needs("", List.of(), Set.of("aaaa"), Set.of(), Set.of(), Set.of()), candidate(N1), here)).isEqualTo("n2");
        assertThat(choice(new Needs("", List.of(), Set.of(), Set.of("back"), Set.of(), Set.of()), candidate(N1), here)).isEqualTo("n2");
        assertThat(choice(new Needs("", List.of(), Set.of(), Set.of(), Set.of("data"), Set.of()), candidate(N1), here)).isEqualTo("n2");
        assertThat(choice(new Needs("", List.of(), Set.of(), Set.of(), Set.of("new"), Set.of()), candidate(N1), here)).isEqualTo("n1");
        Candidate other = new Candidate(N1, List.of(), 0, Set.of(), Set.of("front"), Set.of());
        assertThat(choice(new Needs("", List.of(), Set.of(), Set.of("front", "back"), Set.of(), Set.of()), other, here))
                .isEqualTo("no node can take this container: n1: network back is elsewhere; n2: network front is elsewhere");
    }
}
