package io.argosy.planning.preview;

import static io.argosy.testkit.spec.ServiceBuilder.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.model.app.App.Intent;
import io.argosy.model.app.Release;
import io.argosy.model.id.NodeId;
import io.argosy.model.id.NodeName;
import io.argosy.model.node.Liveness;
import io.argosy.model.node.Node;
import io.argosy.model.node.NodeFacts;
import io.argosy.model.service.Constraint.Operator;
import io.argosy.model.service.Dependency.Condition;
import io.argosy.model.service.ServiceSpec;
import io.argosy.model.unit.ByteSize;
import io.argosy.model.unit.Cpus;
import io.argosy.planning.World;
import io.argosy.planning.view.AppView;
import io.argosy.scheduling.Placement;
import io.argosy.scheduling.Placer;
import io.argosy.scheduling.Scheduler;
import io.argosy.scheduling.cluster.Cluster;
import io.argosy.scheduling.cluster.NodeSnapshot;
import io.argosy.testkit.spec.ServiceBuilder;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PreviewTest {

    private final World world = new World();

    @Test
    void showsAFirstDeployInTheOrderInWhichItGoes() {
        assertThat(deploy(web("1").replicas(2), db("1"), migrate("1"))).isEqualTo("""
                create db.1 (release 1): first task of the place
                create migrate.1 (release 1): the job runs once in release 1
                create web.1 (release 1): first task of the place
                create web.2 (release 1): first task of the place
                rollout to release 1 done: every service runs as released""");
    }

    @Test
    void showsOnlyWhatAChangeLeadsTo() {
        world.deploy(built(web("1").replicas(2), db("1"), migrate("1"))).settle();
        assertThat(deploy(web("2").replicas(2), db("1"), migrate("1"))).isEqualTo("""
                create web.1 (release 2): replaces release 1
                stop web.1 (release 1): web.1 runs release 2
                create web.2 (release 2): replaces release 1
                stop web.2 (release 1): web.2 runs release 2
                rollout to release 2 done: every service runs as released""");
    }

    @Test
    void showsAnUpdateOfEverythingFromTheDatabaseUp() {
        world.deploy(built(web("1"), db("1"), migrate("1"), service("old"))).settle();
        assertThat(deploy(web("2"), db("2"), migrate("2"))).isEqualTo("""
                stop db.1 (release 1): makes way for release 2
                create db.1 (release 2) on n1: replaces release 1
                create migrate.1 (release 2): the job runs once in release 2
                create web.1 (release 2): replaces release 1
                stop web.1 (release 1): web.1 runs release 2
                stop old.1 (release 1): release 2 has no service old
                rollout to release 2 done: every service runs as released""");
    }

    @Test
    void showsNothingButTheEndWhenNothingChanges() {
        world.deploy(built(web("1"), db("1"), migrate("1"))).settle();
        assertThat(deploy(web("1"), db("1"), migrate("1"))).isEqualTo("rollout to release 2 done: every service runs as released");
    }

    @Test
    void showsARemoval() {
        world.deploy(built(web("1"), db("1"), migrate("1"))).settle();
        world.intent(Intent.REMOVE);
        assertThat(text(Preview.run(world.view(), world.now(), placer()))).isEqualTo("""
                stop web.1 (release 1): the app is removed
                stop db.1 (release 1): the app is removed
                remove default/shop: nothing of it runs""");
    }

    @Test
    void showsWhereTasksGoAndWhyOthersDoNot() {
        List<NodeSnapshot> nodes = List.of(node("n1", "a"), node("n2", "a"), node("n3", "b"));
        AppView view = new World().view();
        ServiceSpec web = service("web").replicas(3).maxPerNode(1).build();
        ServiceSpec job = service("job").constraint("node.zone", Operator.EQUAL, "c").build();
        Release release = new World().release(web, job);
        Placer placer = Scheduler.STANDARD.on(new Cluster(nodes));
        AppView spread = new AppView(view.app(), view.rollout(), view.lastGood(), view.releases(), view.tasks(), nodes, 0);
        assertThat(Preview.deploy(spread, release, new World().now(), placer)).extracting(shown -> shown.step().action() + " " + shown.placement()
                .map(placement -> placement instanceof Placement.Placed placed ? placed.node().value() : placement.toString()).orElse("-")).containsExactly(
                "create job.1 (release 1) 3 nodes: 3 constraint node.zone == c not met",
                "create web.1 (release 1) n1", "create web.2 (release 1) n3", "create web.3 (release 1) n2",
                "rollout to release 1 done -");
    }

    private static NodeSnapshot node(String name, String zone) {
        Instant then = Instant.parse("2026-01-01T12:00:00Z");
        NodeFacts facts = new NodeFacts(name, "10.0.0.1", "linux", "amd64", Cpus.cores(4), ByteSize.mebibytes(1024), "28", "1.48", "1", Map.of(), List.of(), "");
        return new NodeSnapshot(new Node(new NodeId(name), new NodeName(name), Node.Availability.ACTIVE, List.of(zone), Map.of(), then),
                Optional.of(facts), new Liveness(Liveness.State.CONNECTED, then, ""));
    }

    private String deploy(ServiceBuilder... services) {
        return text(Preview.deploy(world.view(), world.release(built(services)), world.now(), placer()));
    }

    private Placer placer() {
        return Scheduler.STANDARD.on(new Cluster(world.view().nodes().all()));
    }

    private static String text(List<Shown> steps) {
        return steps.stream().map(shown -> shown.step().line()).collect(Collectors.joining("\n"));
    }

    private static ServiceSpec[] built(ServiceBuilder... services) {
        return Arrays.stream(services).map(ServiceBuilder::build).toArray(ServiceSpec[]::new);
    }

    private static ServiceBuilder web(String tag) {
        return service("web").image("web:" + tag).dependsOn("migrate", Condition.COMPLETED).dependsOn("db", Condition.HEALTHY);
    }

    private static ServiceBuilder migrate(String tag) {
        return service("migrate").image("migrate:" + tag).job(1).dependsOn("db", Condition.HEALTHY);
    }

    private static ServiceBuilder db(String tag) {
        return service("db").image("db:" + tag).volume("data", "/data");
    }
}
