package io.argosy.scheduling;

import static io.argosy.scheduling.Nodes.demand;
import static io.argosy.scheduling.Nodes.node;
import static io.argosy.testkit.spec.ServiceBuilder.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.argosy.model.id.NodeId;
import io.argosy.model.service.Constraint.Operator;
import io.argosy.model.service.ExclusiveSpec;
import io.argosy.model.service.PortMode;
import io.argosy.model.service.PortSpec;
import io.argosy.model.service.PortSpec.Protocol;
import io.argosy.model.service.ResourceSpec;
import io.argosy.model.service.ResourceSpec.DeviceReservation;
import io.argosy.model.service.ServiceSpec;
import io.argosy.model.unit.ByteSize;
import io.argosy.model.unit.Cpus;
import io.argosy.scheduling.cluster.Cluster;
import io.argosy.scheduling.cluster.Demand;
import io.argosy.scheduling.cluster.HostPort;
import io.argosy.testkit.spec.ServiceBuilder;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FiltersTest {

    @ParameterizedTest(name = "{2}")
    @MethodSource("refusals")
    void refusesANodeAndSaysWhy(Nodes node, ServiceBuilder service, String why) {
        assertThat(choose(new Cluster(List.of(node.build())), service.build())).hasToString(why);
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                arguments(node("n1").draining(), web(), "1 node: 1 draining"),
                arguments(node("n1").away(), web(), "1 node: 1 away"),
                arguments(node("n1").silent(), web(), "1 node: 1 not known yet: its agent has reported nothing"),
                arguments(node("n1").engineProblem("Docker 18 is too old"), web(), "1 node: 1 engine cannot be used (Docker 18 is too old)"),
                arguments(node("n1").former(), web().exclusive(ExclusiveSpec.DEFAULT), "1 node: 1 agent knows no leases of exclusive tasks and must be upgraded (is 0.1)"),
                arguments(node("n1"), web().constraint("node.labels.disk", Operator.EQUAL, "ssd"), "1 node: 1 constraint node.labels.disk == ssd not met"),
                arguments(node("n1").architecture("aarch64"), web().platform("linux/amd64"), "1 node: 1 not platform linux/amd64"),
                arguments(node("n1"), web().platform("windows"), "1 node: 1 not platform windows"),
                arguments(node("n1"), reserving(Cpus.cores(8), ByteSize.ZERO), "1 node: 1 not enough CPU (needs 8, 4 free)"),
                arguments(node("n1"), reserving(Cpus.ZERO, ByteSize.mebibytes(2048)), "1 node: 1 not enough memory (needs 2 GiB, 1 GiB free)"),
                arguments(node("n1").devices("gpu"), device(2), "1 node: 1 no free device gpu (needs 2, 1 free)"),
                arguments(node("n1"), device(-1), "1 node: 1 no free device gpu (needs 1, 0 free)"));
    }

    @Test
    void agentsOfAReleaseBeforeTakeWhatNeedsNoLease() {
        Cluster cluster = new Cluster(List.of(node("n1").former().build(), node("n2").build()));
        ExclusiveSpec alone = new ExclusiveSpec(ExclusiveSpec.DEFAULT_LEASE, ExclusiveSpec.Alone.KEEP);
        assertThat(choose(cluster, web().build())).isEqualTo(new Placement.Placed(new NodeId("n1")));
        assertThat(choose(cluster, web().exclusive(alone).build())).isEqualTo(new Placement.Placed(new NodeId("n1")));
        assertThat(choose(cluster, web().exclusive(ExclusiveSpec.DEFAULT).volume("data", "/data").build())).isEqualTo(new Placement.Placed(new NodeId("n1")));
        assertThat(choose(cluster, web().exclusive(ExclusiveSpec.DEFAULT).build())).isEqualTo(new Placement.Placed(new NodeId("n2")));
    }

    @ParameterizedTest(name = "{1} {2} {3}: {4}")
    @MethodSource("constraints")
    void comparesConstraintsWithTheNode(Nodes node, String attribute, Operator operator, String value, boolean holds) {
        Placement placement = choose(new Cluster(List.of(node.build())), web().constraint(attribute, operator, value).build());
        assertThat(placement instanceof Placement.Placed).isEqualTo(holds);
    }

    static Stream<Arguments> constraints() {
        Nodes node = node("n1").label("disk", "ssd").engineLabel("rack", "7");
        return Stream.of(
                arguments(node, "node.id", Operator.EQUAL, "n1", true),
                arguments(node, "node.name", Operator.EQUAL, "n2", false),
                arguments(node, "node.hostname", Operator.EQUAL, "n1.example", true),
                arguments(node, "node.role", Operator.EQUAL, "manager", true),
                arguments(node, "node.role", Operator.NOT_EQUAL, "manager", true),
                arguments(node, "node.platform.os", Operator.EQUAL, "Linux", true),
                arguments(node, "node.platform.arch", Operator.EQUAL, "amd64", true),
                arguments(node, "node.labels.disk", Operator.EQUAL, "SSD", true),
                arguments(node, "node.labels.disk", Operator.NOT_EQUAL, "ssd", false),
                arguments(node, "node.labels.absent", Operator.NOT_EQUAL, "x", true),
                arguments(node, "engine.labels.rack", Operator.EQUAL, "7", true),
                arguments(node, "no.such.thing", Operator.EQUAL, "x", false));
    }

    @Test
    void zonesAreKnownByWhereTheyStandInThePath() {
        Cluster cluster = new Cluster(List.of(node("n1").at("a").build(), node("n2").at("eu", "b").build(), node("n3").at("eu", "c", "r1").build()));
        assertThat(on(cluster, "node.zone", "a")).isEqualTo("n1");
        assertThat(on(cluster, "node.zone", "b")).isEqualTo("n2");
        assertThat(on(cluster, "node.zone", "c")).isEqualTo("n3");
        assertThat(on(cluster, "node.rack", "r1")).isEqualTo("n3");
        assertThat(on(cluster, "node.region", "eu")).isEqualTo("n2");
        assertThat(on(cluster, "node.region", "a")).isEqualTo("3 nodes: 3 constraint node.region == a not met");
    }

    private static String on(Cluster cluster, String attribute, String value) {
        Placement placement = choose(cluster, web().constraint(attribute, Operator.EQUAL, value).build());
        return placement instanceof Placement.Placed placed ? placed.node().value() : placement.toString();
    }

    @Test
    void countsReasonsAndShowsTheNearestNode() {
        Cluster cluster = new Cluster(List.of(node("n1").memory(100).build(), node("n2").memory(120).build(), node("n3").draining().build()));
        assertThat(choose(cluster, reserving(Cpus.ZERO, ByteSize.mebibytes(512)).build()))
                .hasToString("3 nodes: 2 not enough memory (needs 512 MiB, 120 MiB free), 1 draining");
        assertThat(choose(new Cluster(List.of()), web().build())).hasToString("no node has joined");
    }

    @Test
    void staysOnTheNodeItIsBoundTo() {
        Cluster cluster = new Cluster(List.of(node("n1").build(), node("n2").draining().build()));
        Demand bound = demand("t1", web().build(), Optional.of(new NodeId("n2")));
        assertThat(Scheduler.STANDARD.choose(cluster, bound)).hasToString("2 nodes: 1 draining, 1 not node n2, to which it is bound");
    }

    @Test
    void followsALocalVolume() {
        Cluster cluster = new Cluster(List.of(node("n1").build(), node("n2").build()));
        cluster.hold("default/shop/data", new NodeId("n2"));
        assertThat(choose(cluster, web().volume("data", "/data").build())).isEqualTo(new Placement.Placed(new NodeId("n2")));

        Cluster lost = new Cluster(List.of(node("n1").build()));
        lost.hold("default/shop/data", new NodeId("n2"));
        assertThat(choose(lost, web().volume("data", "/data").build())).hasToString("1 node: 1 volume default/shop/data is on n2, which is no node any more");
    }

    @Test
    void aGlobalServiceHasAVolumeOnEveryNode() {
        Cluster cluster = new Cluster(List.of(node("n1").build()));
        cluster.hold("default/shop/data", new NodeId("n2"));
        assertThat(choose(cluster, web().global().volume("data", "/data").build())).isInstanceOf(Placement.Placed.class);
    }

    @Test
    void twoTasksDoNotShareAHostPort() {
        Cluster cluster = new Cluster(List.of(node("n1").build()));
        cluster.occupy(demand("t1", service("other").hostPort(80, 8080).build()), new NodeId("n1"));
        assertThat(choose(cluster, web().hostPort(80, 80).build())).hasToString("1 node: 1 port 80/tcp is taken");
        assertThat(choose(cluster, web().hostPort(81, 80).build())).isInstanceOf(Placement.Placed.class);
        assertThat(choose(cluster, web().port(new PortSpec(80, Optional.of(80), Protocol.UDP, PortMode.HOST, Optional.empty())).build()))
                .isInstanceOf(Placement.Placed.class);
    }

    @Test
    void aTaskOnTheHostNetworkBindsItsOwnPorts() {
        Cluster cluster = new Cluster(List.of(node("n1").build()));
        cluster.occupy(demand("t1", service("other").hostNetwork().publish(9000, 80).build()), new NodeId("n1"));
        assertThat(choose(cluster, web().hostPort(80, 80).build())).hasToString("1 node: 1 port 80/tcp is taken");
    }

    @Test
    void theGatewayKeepsItsPorts() {
        Cluster cluster = new Cluster(List.of(node("n1").build()));
        cluster.listen(new HostPort(80, Protocol.TCP, Optional.empty()));
        assertThat(choose(cluster, web().hostPort(80, 80).build())).hasToString("1 node: 1 port 80/tcp is published by the gateway");
    }

    @Test
    void portsOfDifferentAddressesDoNotClash() {
        HostPort one = new HostPort(80, Protocol.TCP, Optional.of("10.0.0.1"));
        HostPort other = new HostPort(80, Protocol.TCP, Optional.of("10.0.0.2"));
        HostPort all = new HostPort(80, Protocol.TCP, Optional.of("0.0.0.0"));
        assertThat(one.clashesWith(other)).isFalse();
        assertThat(one.clashesWith(all)).isTrue();
        assertThat(all.ip()).isEmpty();
    }

    @Test
    void keepsToTheMostPerNode() {
        Cluster cluster = new Cluster(List.of(node("n1").build()));
        ServiceSpec spec = web().maxPerNode(1).build();
        cluster.occupy(demand("t1", spec), new NodeId("n1"));
        assertThat(choose(cluster, spec)).hasToString("1 node: 1 already with 1 of its tasks, as many as one node may have");
        cluster.vacate(demand("t1", spec).task());
        assertThat(choose(cluster, spec)).isInstanceOf(Placement.Placed.class);
    }

    @Test
    void givesADeviceOnce() {
        Cluster cluster = new Cluster(List.of(node("n1").devices("gpu", "gpu", "gpu").build()));
        cluster.occupy(demand("t1", device(2).build()), new NodeId("n1"));
        assertThat(choose(cluster, device(1).build())).isInstanceOf(Placement.Placed.class);
        assertThat(choose(cluster, device(2).build())).hasToString("1 node: 1 no free device gpu (needs 2, 1 free)");
        assertThat(choose(cluster, device(-1).build())).hasToString("1 node: 1 no free device gpu (needs 3, 1 free)");
    }

    private static Placement choose(Cluster cluster, ServiceSpec spec) {
        return Scheduler.STANDARD.choose(cluster, demand("asked", spec));
    }

    private static ServiceBuilder web() {
        return service("web");
    }

    private static ServiceBuilder reserving(Cpus cpus, ByteSize memory) {
        return web().resources(new ResourceSpec(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(cpus), Optional.of(memory),
                List.of(), Optional.empty()));
    }

    private static ServiceBuilder device(int count) {
        return web().resources(new ResourceSpec(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                List.of(new DeviceReservation("nvidia", List.of("gpu"), count, List.of())), Optional.empty()));
    }
}
