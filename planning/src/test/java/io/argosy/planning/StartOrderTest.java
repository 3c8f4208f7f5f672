package io.argosy.planning;

import static io.argosy.testkit.spec.ServiceBuilder.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.model.app.App.Intent;
import io.argosy.model.app.Rollout.Phase;
import io.argosy.model.id.ServiceName;
import io.argosy.model.service.Dependency;
import io.argosy.model.service.Dependency.Condition;
import io.argosy.model.task.EndReason;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartOrderTest {

    private final World world = new World();

    @Test
    void startsWhatIsHealthyBeforeWhatWaitsForHealth() {
        world.deploy(service("web").dependsOn("db", Condition.HEALTHY).build(), service("db").build());

        assertThat(world.plan()).isEqualTo("create db.1 (release 1): first task of the place");
        assertThat(waiting()).containsExactly("web.1: waiting for db to be healthy");
        world.starting("db.1");
        assertThat(world.plan()).isEmpty();
        world.ready("db.1");
        assertThat(world.plan()).isEqualTo("create web.1 (release 1): first task of the place");
    }

    @Test
    void startedIsEnoughWhereOnlyAStartIsAskedFor() {
        world.deploy(service("web").dependsOn("db", Condition.STARTED).build(), service("db").build()).step();
        assertThat(world.plan()).isEmpty();
        world.starting("db.1");
        assertThat(world.plan()).isEqualTo("create web.1 (release 1): first task of the place");
    }

    @Test
    void waitsForAJobToComplete() {
        world.deploy(service("web").dependsOn("migrate", Condition.COMPLETED).build(), service("migrate").job(1).build()).step();
        world.ready("migrate.1");
        assertThat(world.plan()).isEmpty();
        assertThat(waiting()).containsExactly("web.1: waiting for migrate to complete");
        world.end("migrate.1", EndReason.COMPLETED);
        assertThat(world.plan()).isEqualTo("create web.1 (release 1): first task of the place");
    }

    @Test
    void waitsForEveryTaskOfADependency() {
        world.deploy(service("web").dependsOn("db", Condition.HEALTHY).build(), service("db").replicas(2).build()).step();
        world.ready("db.1");
        assertThat(world.plan()).isEmpty();
        world.ready("db.2");
        assertThat(world.plan()).contains("create web.1");
    }

    @Test
    void tellsWhatIsWrongWithADependency() {
        world.deploy(service("web").dependsOn("db", Condition.HEALTHY).build(), service("db").build()).step();
        world.crashLoop("db.1");
        world.step();
        assertThat(waiting()).containsExactly("web.1: waiting for db to be healthy (crash-looping: exit code 1)");
    }

    @Test
    void passesOverAnOptionalDependencyThatIsAbsentOrFailed() {
        Dependency optional = new Dependency(new ServiceName("cache"), Condition.HEALTHY, false, false);
        world.deploy(service("web").dependsOn(optional).build());
        assertThat(world.plan()).contains("create web.1");

        World other = new World();
        other.deploy(service("web").dependsOn(optional).build(), service("cache").build()).step();
        assertThat(other.plan()).isEmpty();
        other.crashLoop("cache.1");
        assertThat(other.plan()).contains("create web.1");
    }

    @Test
    void neverStartsWhatNeedsAServiceThatIsNotThere() {
        world.deploy(service("web").dependsOn("db", Condition.STARTED).build());
        assertThat(world.plan()).isEmpty();
        assertThat(waiting()).containsExactly("web.1: waiting for db, which is not part of the app");
    }

    @Test
    void aServiceWithoutReplicasHoldsNobodyBack() {
        world.deploy(service("web").dependsOn("db", Condition.HEALTHY).build(), service("db").replicas(0).build());
        assertThat(world.plan()).contains("create web.1");
    }

    @Test
    void servicesThatWaitForEachOtherWait() {
        world.deploy(service("a").dependsOn("b", Condition.STARTED).build(), service("b").dependsOn("a", Condition.STARTED).build());
        assertThat(world.plan()).isEmpty();
        assertThat(waiting()).containsExactlyInAnyOrder("a.1: waiting for b to start", "b.1: waiting for a to start");
    }

    @Test
    void replacesALostTaskWithoutAskingItsDependencies() {
        world.deploy(service("web").dependsOn("db", Condition.HEALTHY).build(), service("db").build()).settle();
        world.unhealthy("db.1").end("web.1", EndReason.LOST).seconds(1);
        assertThat(world.plan()).contains("create web.1 (release 1): web.1 lost its container");
    }

    @Test
    void stopsInReverseOrderAndStartsInOrderAgain() {
        world.deploy(service("web").dependsOn("db", Condition.HEALTHY).build(), service("db").build()).settle();
        world.intent(Intent.STOP);

        assertThat(world.plan()).isEqualTo("stop web.1 (release 1): the app is stopped");
        assertThat(world.plan()).isEmpty();
        world.end("web.1", EndReason.STOPPED);
        assertThat(world.plan()).isEqualTo("stop db.1 (release 1): the app is stopped");
        world.end("db.1", EndReason.STOPPED);
        assertThat(world.plan()).isEmpty();

        world.intent(Intent.RUN);
        assertThat(world.plan()).isEqualTo("create db.1 (release 1): the place is empty");
        world.ready("db.1");
        assertThat(world.plan()).isEqualTo("create web.1 (release 1): the place is empty");
        assertThat(world.phase()).isEqualTo(Phase.DONE);
    }

    @Test
    void forgetsWhatNeverGotANodeWhenItStops() {
        world.deploy(service("web").build()).step();
        world.intent(Intent.STOP);
        assertThat(world.plan()).isEqualTo("forget web.1 (release 1): the app is stopped");
    }

    @Test
    void stopsServicesThatDependOnEachOtherTogether() {
        world.deploy(service("a").build(), service("b").build()).settle();
        world.deploy(service("a").dependsOn("b", Condition.STARTED).build(), service("b").dependsOn("a", Condition.STARTED).build());
        world.intent(Intent.STOP);
        assertThat(world.settle()).hasSize(2);
        assertThat(world.live()).isEmpty();
    }

    @Test
    void removesTheAppWhenNothingOfItRunsAndItsVolumesAreGone() {
        world.deploy(service("web").dependsOn("db", Condition.HEALTHY).build(), service("db").build()).settle();
        world.volumesLeft = 1;
        world.intent(Intent.REMOVE_WITH_VOLUMES);
        assertThat(world.settle()).containsExactly(
                "stop web.1 (release 1): the app is removed", "stop db.1 (release 1): the app is removed");

        world.volumesLeft = 0;
        assertThat(world.plan()).isEqualTo("remove default/shop: nothing of it runs");
        assertThat(world.removed).isTrue();
    }

    @Test
    void forgetsAJobThatEndedBeforeItsVolumesGo() {
        world.deploy(service("migrate").job(1).build()).settle();
        world.volumesLeft = 1;
        world.intent(Intent.REMOVE_WITH_VOLUMES);
        assertThat(world.settle()).containsExactly("forget migrate.1 (release 1): the app is removed");
    }

    @Test
    void doesNotWaitForANodeThatIsAwayToStopTheRest() {
        world.deploy(service("web").dependsOn("db", Condition.HEALTHY).build(), service("db").build()).settle();
        world.away("n1").intent(Intent.STOP);
        assertThat(world.plan()).isEqualTo("""
                stop web.1 (release 1): the app is stopped
                stop db.1 (release 1): the app is stopped""");
    }

    private List<String> waiting() {
        return world.planner.plan(world.view(), world.now).waiting().stream().map(Object::toString).toList();
    }
}
