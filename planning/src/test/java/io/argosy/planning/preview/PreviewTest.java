package io.argosy.planning.preview;

import static io.argosy.testkit.spec.ServiceBuilder.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.model.app.App.Intent;
import io.argosy.model.service.Dependency.Condition;
import io.argosy.model.service.ServiceSpec;
import io.argosy.planning.World;
import io.argosy.scheduling.Placer;
import io.argosy.scheduling.Scheduler;
import io.argosy.scheduling.cluster.Cluster;
import io.argosy.testkit.spec.ServiceBuilder;
import java.util.Arrays;
import java.util.List;
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

    private String deploy(ServiceBuilder... services) {
        return text(Preview.deploy(world.view(), world.release(built(services)), world.now(), placer()));
    }

    private Placer placer() {
        return Scheduler.STANDARD.on(new Cluster(world.view().nodes()));
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
