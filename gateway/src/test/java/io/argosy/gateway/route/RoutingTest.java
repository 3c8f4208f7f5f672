package io.argosy.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.model.assignment.Item.ListenerItem;
import io.argosy.model.id.AppRef;
import io.argosy.model.id.ServiceName;
import io.argosy.model.id.ServiceRef;
import io.argosy.model.id.TaskId;
import io.argosy.model.service.PortMode;
import io.argosy.model.service.PortSpec;
import io.argosy.model.service.PortSpec.Protocol;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoutingTest {
    private static final ServiceRef WEB = new ServiceRef(AppRef.of("default", "shop"), new ServiceName("web"));
    private static final ServiceRef DB = new ServiceRef(AppRef.of("default", "shop"), new ServiceName("db"));

    @Test
    void aListenerLeadsToTheTasksOfItsService() {
        Routing routing = Routing.of(List.of(listener(WEB, 80, 8080)),
                List.of(target("t1", WEB, 1, "10.0.0.2", Admission.READY), target("t2", WEB, 1, "10.0.0.3", Admission.DRAIN),
                        target("t3", DB, 1, "10.0.0.4", Admission.READY)),
                Set.of(), false);

        assertThat(routing.refused()).isEmpty();
        assertThat(routing.table().frontends()).extracting(f -> f.listen().toString()).containsExactly("0.0.0.0:8080");
        assertThat(routing.table().backends()).containsExactly(new Backend(new BackendName("default:shop:web:80"),
                List.of(Server.ready("10.0.0.2", 80), new Server("10.0.0.3", 80, 100, Admission.DRAIN))));
    }

    @Test
    void releasesShareByPercentHoweverManyTasksTheyHave() {
        ListenerItem canary = new ListenerItem(WEB, port(80, Optional.of(8080), Protocol.TCP, Optional.empty()), Map.of(3, 90, 4, 10));
        Routing routing = Routing.of(List.of(canary),
                List.of(target("a", WEB, 3, "10.0.0.2", Admission.READY), target("b", WEB, 3, "10.0.0.3", Admission.READY),
                        target("c", WEB, 3, "10.0.0.4", Admission.READY), target("d", WEB, 4, "10.0.0.5", Admission.READY),
                        target("e", WEB, 2, "10.0.0.6", Admission.READY)),
                Set.of(), false);
        assertThat(routing.table().backends().getFirst().servers()).extracting(Server::weight).containsExactly(256, 256, 256, 85, 0);
    }

    @Test
    void ofTwoThatWantOnePortTheOneThatHasItStays() {
        ListenerItem everywhere = listener(DB, 80, 8080);
        ListenerItem loopback = new ListenerItem(WEB, port(80, Optional.of(8080), Protocol.TCP, Optional.of("127.0.0.1")), Map.of());

        Routing fresh = Routing.of(List.of(loopback, everywhere), List.of(), Set.of(), false);
        assertThat(fresh.served().values()).containsExactly(everywhere);
        assertThat(fresh.refused()).containsExactly(new Routing.Refused(loopback,
                "port 8080 is published by default/shop/db already; publish another port"));

        Routing held = Routing.of(List.of(loopback, everywhere), List.of(), Set.of(new Listen("127.0.0.1", 8080)), false);
        assertThat(held.served().values()).containsExactly(loopback);
    }

    @Test
    void udpAndNamesAreRefused() {
        ListenerItem udp = new ListenerItem(WEB, port(53, Optional.of(53), Protocol.UDP, Optional.empty()), Map.of());
        ListenerItem named = new ListenerItem(WEB, port(80, Optional.of(80), Protocol.TCP, Optional.of("eth0\n bind *:1")), Map.of());
        Routing routing = Routing.of(List.of(udp, named), List.of(), Set.of(), false);
        assertThat(routing.table()).isEqualTo(RouteTable.EMPTY);
        assertThat(routing.refused()).extracting(Routing.Refused::problem).satisfiesExactly(
                first -> assertThat(first).contains("mode: host"), second -> assertThat(second).contains("not an IP address"));
    }

    @Test
    void anUnnamedPortIsChosenTheSameEverywhere() {
        ListenerItem listener = new ListenerItem(WEB, port(80, Optional.empty(), Protocol.TCP, Optional.empty()), Map.of());
        assertThat(Routing.listen(listener).port()).isEqualTo(AutomaticPort.of(WEB, 80)).isBetween(30000, 32767);
    }

    @Test
    void withoutAListenerItsBackendGoesToo() {
        Routing routing = Routing.of(List.of(listener(WEB, 80, 8080), listener(DB, 5432, 5432)), List.of(), Set.of(), false);
        Routing rest = routing.without(new Listen(Listen.ANY, 8080), "in use");
        assertThat(rest.table().backends()).extracting(b -> b.name().value()).containsExactly("default:shop:db:5432");
        assertThat(rest.table().frontends()).hasSize(1);
        assertThat(rest.refused()).extracting(r -> r.listener().service()).containsExactly(WEB);
    }

    private static ListenerItem listener(ServiceRef service, int target, int published) {
        return new ListenerItem(service, port(target, Optional.of(published), Protocol.TCP, Optional.empty()), Map.of());
    }

    private static PortSpec port(int target, Optional<Integer> published, Protocol protocol, Optional<String> hostIp) {
        return new PortSpec(target, published, protocol, PortMode.INGRESS, hostIp);
    }

    private static Target target(String id, ServiceRef service, int release, String address, Admission admission) {
        return new Target(new TaskId(id), service, release, address, admission);
    }
}
