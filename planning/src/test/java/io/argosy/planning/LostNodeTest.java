package io.argosy.planning;

import static io.argosy.planning.RollingUpdateTest.web;
import static io.argosy.testkit.spec.ServiceBuilder.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.model.app.App.Intent;
import io.argosy.model.service.Dependency.Condition;
import io.argosy.model.task.EndReason;
import io.argosy.planning.explain.ServiceProgress;
import io.argosy.planning.step.Waiting;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What becomes of tasks whose node is lost. New tasks go to the first node that is there.
class LostNodeTest {

    private final World world = new World().node("n2");

    private List<String> waiting() {
        return world.planner.plan(world.view(), world.now).waiting().stream().map(Waiting::toString).toList();
    }

    @Test
    void leavesTasksAloneWhileTheirNodeIsOnlyAway() {
        world.deploy(web("1").replicas(2).build()).settle();
        world.away("n1");
        assertThat(world.plan()).isEmpty();
    }

    @Test
    void replacesTasksElsewhereAndStopsThemWhenTheReplacementIsReady() {
        world.deploy(web("1").replicas(2).build()).settle();
        world.lost("n1");
        assertThat(world.plan()).isEqualTo("create web.1 (release 1): node n1 is lost\ncreate web.2 (release 1): node n1 is lost");
        assertThat(ServiceProgress.of(world.view())).extracting(ServiceProgress::ready).containsExactly(0);
        world.calm();
        assertThat(world.plan()).isEqualTo("stop web.1 (release 1): web.1 runs elsewhere, as node n1 is lost\n"
                + "stop web.2 (release 1): web.2 runs elsewhere, as node n1 is lost");
        assertThat(world.places()).containsExactly("web.1@1 on n2", "web.2@1 on n2");
        world.back("n1");
        assertThat(world.places()).containsExactly("web.1@1 on n2", "web.1@1 stopping on n1", "web.2@1 on n2", "web.2@1 stopping on n1");
        assertThat(world.settle()).isEmpty();
        assertThat(world.places()).containsExactly("web.1@1 on n2", "web.2@1 on n2");
    }

    @Test
    void nodesThatAreLostTogetherAreReplacedByOnePlanInStartOrder() {
        world.node("n3").deploy(service("web").image("web:1").replicas(1).dependsOn("db", Condition.HEALTHY).build(), service("db").image("db:1").replicas(2).build()).settle();
        world.lost("n1").lost("n2");
        assertThat(world.plan()).isEqualTo("create db.1 (release 1): node n1 is lost\ncreate db.2 (release 1): node n1 is lost\n"
                + "create web.1 (release 1): node n1 is lost");
        world.settle();
        assertThat(world.places()).containsExactly("db.1@1 on n3", "db.2@1 on n3", "web.1@1 on n3");
    }

    @Test
    void keepsWhatReturnsBeforeItsReplacementIsReady() {
        world.deploy(web("1").build()).settle();
        world.lost("n1").step();
        world.back("n1");
        assertThat(world.plan()).isEqualTo("forget web.1 (release 1): web.1 has another task, which is ready");
        assertThat(world.places()).containsExactly("web.1@1 on n1");
    }

    @Test
    void replacesTheReplacementToo() {
        world.node("n3").deploy(web("1").build()).settle();
        world.lost("n1").step();
        world.calm().lost("n2");
        assertThat(world.plan()).isEqualTo("create web.1 (release 1): node n2 is lost");
        world.calm();
        assertThat(world.settle()).hasSize(2);
        assertThat(world.places()).containsExactly("web.1@1 on n3");
    }

    @Test
    void waitsForTheNodeThatHoldsAVolumeAndSaysSo() {
        world.deploy(service("db").volume("data", "/data").build(), web("1").dependsOn("db", Condition.HEALTHY).build()).settle();
        world.lost("n1");
        assertThat(world.plan()).isEqualTo("create web.1 (release 1): node n1 is lost");
        assertThat(waiting()).contains("db.1: volume shop_data is on n1, lost");
        world.settle();
        assertThat(world.places()).containsExactly("db.1@1 on n1 lost", "web.1@1 on n2");
        world.back("n1");
        world.settle();
        assertThat(world.places()).containsExactly("db.1@1 on n1", "web.1@1 on n2");
    }

    @Test
    void runsJobsAgainElsewhere() {
        world.deploy(service("migrate").job(1).build()).step();
        world.starting("migrate.1");
        world.lost("n1");
        assertThat(world.plan()).isEqualTo("stop migrate.1 (release 1): node n1 is lost\ncreate migrate.1 (release 1): the job runs once in release 1");
        world.calm().settle();
        assertThat(world.live()).isEmpty();
        assertThat(world.phase()).hasToString("DONE");
    }

    /// A number that was free while its node was lost and drained is another node's by now.
    @Test
    void nodesOfAGlobalServiceNeverShareANumber() {
        world.deploy(service("log").global().build()).settle();
        world.drain("n1").step();
        world.lost("n1").node("n3").step();
        assertThat(world.places()).containsExactly("log.1@1", "log.2@1 on n2");
        world.back("n1").activate("n1");
        assertThat(world.plan()).startsWith("create log.3 (release 1)");
    }

    @Test
    void aGlobalServiceHasNoPlaceOnALostNodeUntilItReturns() {
        world.deploy(service("log").global().build()).settle();
        world.lost("n2");
        assertThat(world.plan()).isEmpty();
        assertThat(ServiceProgress.of(world.view())).extracting(ServiceProgress::places).containsExactly(1);
        world.deploy(service("log").image("log:2").global().build()).settle();
        assertThat(world.phase()).hasToString("DONE");
        assertThat(world.places()).containsExactly("log.1@2 on n1", "log.2@1 on n2 lost");
        world.back("n2").settle();
        assertThat(world.places()).containsExactly("log.1@2 on n1", "log.2@2 on n2");
    }

    @Test
    void anUpdateGoesOnWithoutTheNode() {
        world.deploy(web("1").replicas(2).build()).settle();
        world.lost("n1").deploy(web("2").replicas(2).build()).settle();
        assertThat(world.phase()).hasToString("DONE");
        assertThat(world.places()).containsExactly("web.1@2 on n2", "web.2@2 on n2");
    }

    @Test
    void backsOffWhenReplacementsAreRejected() {
        world.deploy(web("1").build()).settle();
        world.lost("n1").step();
        world.tasks.values().stream().filter(task -> task.task().node().isEmpty()).toList()
                .forEach(task -> world.tasks.put(task.id(), world.placed(task)));
        world.tasks.values().stream().filter(task -> task.task().node().orElseThrow().value().equals("n2")).toList()
                .forEach(task -> world.tasks.put(task.id(), world.ended(task, EndReason.REJECTED)));
        assertThat(world.plan()).isEmpty();
        assertThat(world.seconds(1).plan()).isEqualTo("create web.1 (release 1): web.1 was rejected");
    }

    @Test
    void removalDoesNotWaitForALostNode() {
        world.deploy(web("1").build()).settle();
        world.lost("n1").intent(Intent.REMOVE);
        assertThat(world.settle()).containsExactly("stop web.1 (release 1): the app is removed", "remove default/shop: nothing of it runs");
    }

    @Test
    void forgetsTheTasksOfANodeThatWasRemoved() {
        world.deploy(service("db").volume("data", "/data").build(), web("1").build()).settle();
        world.lost("n1").step();
        world.without("n1");
        assertThat(world.plan()).isEqualTo("""
                forget db.1 (release 1): its node was removed
                forget web.1 (release 1): its node was removed
                create db.1 (release 1): first task of the place""");
        world.settle();
        assertThat(world.places()).containsExactly("db.1@1 on n2", "web.1@1 on n2");
    }
}
