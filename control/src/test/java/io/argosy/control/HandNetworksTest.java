package io.argosy.control;

import static io.argosy.control.World.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.control.access.Caller;
import io.argosy.control.access.Role;
import io.argosy.control.app.AppState;
import io.argosy.control.fault.Fault;
import io.argosy.control.fault.FaultCode;
import io.argosy.control.fault.Result;
import io.argosy.control.hand.HandNetworks;
import io.argosy.control.hand.HandNetworks.Wanted;
import io.argosy.control.record.Tables;
import io.argosy.model.hand.HandNetwork;
import io.argosy.model.id.NodeId;
import io.argosy.model.network.Swarm;
import io.argosy.model.service.NetworkSpec.Subnet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HandNetworksTest {

    private static final Caller ADMIN = new Caller("ann", Role.ADMIN, Optional.empty());

    private final World world = new World();
    private final SimulatedSwarm swarm = new SimulatedSwarm();
    private final SimulatedAgent n1 = new SimulatedAgent("n1", swarm);
    private final SimulatedAgent n2 = new SimulatedAgent("n2", swarm);
    private HandNetworks networks;

    @BeforeEach
    void start() {
        world.start();
        networks = world.control.handNetworks();
    }

    @AfterEach
    void close() {
        world.close();
    }

    private HandNetwork reserve(String name, String... subnets) {
        return switch (networks.reserve(ADMIN, new Wanted(name, "bridge", false, List.of(subnets)))) {
            case Result.Done<HandNetwork>(HandNetwork made) -> made;
            case Result.Refused<HandNetwork>(Fault fault) -> throw new AssertionError(fault);
        };
    }

    private FaultCode refusal(Caller caller, String name, String... subnets) {
        return ((Result.Refused<HandNetwork>) networks.reserve(caller, new Wanted(name, "bridge", false, List.of(subnets)))).fault().code();
    }

    @Test
    void addressesAreGivenToOneNetworkOnlyBeItOfAnAppOrMadeByHand() {
        assertThat(reserve("one").subnets()).containsExactly("10.128.4.0/22");
        assertThat(reserve("two").subnets()).containsExactly("10.128.8.0/22");
        assertThat(reserve("named", "172.30.0.0/24").subnets()).containsExactly("172.30.0.0/24");
        n1.connect(world.control);
        n2.connect(world.control);
        world.deploy(service("web").build());
        world.awaitState(AppState.RUNNING);
        world.await("overlay", snapshot -> snapshot.scan(Tables.OVERLAYS).stream().flatMap(each -> each.value().subnets().stream()).map(Subnet::subnet).toList().equals(List.of("10.128.12.0/22")));
        assertThat(reserve("three").subnets()).containsExactly("10.128.16.0/22");
        assertThat(refusal(ADMIN, "four", "10.128.12.0/24")).isEqualTo(FaultCode.NAME_TAKEN);
        assertThat(refusal(ADMIN, "four", "172.30.0.0/16")).isEqualTo(FaultCode.NAME_TAKEN);
        networks.gone("one");
        assertThat(reserve("four").subnets()).containsExactly("10.128.4.0/22");
    }

    @Test
    void aNameIsGivenOnceAndOnlyByAdmins() {
        reserve("one");
        networks.made("one", "id1");
        assertThat(networks.all()).singleElement().satisfies(each -> assertThat(each.id()).contains("id1"));
        assertThat(refusal(ADMIN, "one")).isEqualTo(FaultCode.NAME_TAKEN);
        assertThat(refusal(new Caller("bob", Role.VIEWER, Optional.empty()), "two")).isEqualTo(FaultCode.FORBIDDEN);
    }

    @Test
    void managersThatAreThereMakeThemAndMembersJoinThem() {
        assertThat(networks.carriers()).isEqualTo(new HandNetworks.Carriers(Optional.empty(), Set.of()));
        n1.connect(world.control);
        n2.connect(world.control);
        world.await("members", _ -> networks.carriers().members().size() == 2);
        Optional<NodeId> steward = world.store.snapshot().get(Tables.SWARM, Tables.THE_SWARM).map(Swarm::steward);
        assertThat(networks.carriers().maker()).isPresent().isEqualTo(steward);
    }
}
