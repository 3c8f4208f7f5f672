package io.argosy.agent.node;

import static io.argosy.testkit.spec.ServiceBuilder.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.agent.probe.Verdict;
import io.argosy.engine.ContainerPlan;
import io.argosy.engine.EngineException;
import io.argosy.engine.NetworkPlan;
import io.argosy.model.app.ImageIdentity;
import io.argosy.model.assignment.Assignment;
import io.argosy.model.assignment.Item.TaskItem;
import io.argosy.model.id.ContentName;
import io.argosy.model.id.TaskId;
import io.argosy.model.service.ContentKind;
import io.argosy.model.service.FileSpec;
import io.argosy.model.service.NetworkSpec;
import io.argosy.model.service.RestartPolicy;
import io.argosy.model.service.UnhealthyPolicy;
import io.argosy.model.task.EndReason;
import io.argosy.model.task.RunState;
import io.argosy.model.task.TaskPhase;
import io.argosy.model.task.TaskState;
import io.argosy.model.task.TaskStatus;
import io.argosy.testkit.engine.FakeProgram;
import io.argosy.testkit.spec.ServiceBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskLifeTest {
    private static final String WEB = "shop.web.1.t1";

    @TempDir
    Path directory;

    private FakeNode node;
    private ImageIdentity image;

    @BeforeEach
    void begin() {
        node = new FakeNode(directory);
        image = load("web:1", FakeProgram.SERVES);
    }

    private ImageIdentity load(String tag, FakeProgram program) {
        return new ImageIdentity(node.engine.load(tag, program).id(), Optional.empty());
    }

    private void run(ServiceBuilder spec) {
        node.assign(Items.network(), Items.task("t1", spec.build(), image));
    }

    @Test
    void comesFromAssignedToReady() {
        run(service("web"));
        assertThat(node.status("t1").ready()).isTrue();
        assertThat(node.status("t1").addresses()).hasSize(1);
        assertThat(node.reports.of(new TaskId("t1"))).extracting(status -> status.state().phase())
                .isSorted().contains(TaskPhase.PREPARING, TaskPhase.RUNNING);
        ContainerPlan plan = node.engine.containers().plan(WEB);
        assertThat(plan.labels()).containsEntry("io.argosy.cluster", "c1").containsEntry("io.argosy.task", "t1")
                .containsEntry("io.argosy.service", "web").containsEntry("io.argosy.release", "1").containsEntry("io.argosy.space", "default");
        assertThat(plan.host().dns()).containsExactly("169.254.44.53");
    }

    @Test
    void leavesTrafficBeforeItStops() {
        run(service("web"));
        node.drained(false);
        node.assign(Items.stopping(Items.task("t1", service("web").build(), image)));
        assertThat(node.board().view().tasks().get(new TaskId("t1")).routable()).isFalse();
        assertThat(node.status("t1").state()).isEqualTo(new TaskState.Stopping());
        node.pass(Duration.ofSeconds(2));
        assertThat(node.engine.containers().running()).containsExactly(WEB);
        node.drained(true);
        node.pass(Duration.ofSeconds(1));
        assertThat(node.status("t1").ended(EndReason.STOPPED)).isTrue();
        assertThat(node.engine.containers().list(Map.of())).isEmpty();
    }

    @Test
    void stopsAfterAWhileThoughTrafficDoesNotLeave() {
        run(service("web"));
        node.drained(false);
        node.assign(Items.stopping(Items.task("t1", service("web").build(), image)));
        node.pass(Duration.ofSeconds(11));
        assertThat(node.status("t1").ended(EndReason.STOPPED)).isTrue();
    }

    @Test
    void restartsWithBackOffAndShowsACrashLoop() {
        image = load("bad:1", FakeProgram.exits(3));
        run(service("web"));
        TaskStatus first = node.status("t1");
        assertThat(first.state()).isInstanceOfSatisfying(TaskState.Running.class, running -> {
            assertThat(running.run()).isEqualTo(RunState.BACKING_OFF);
            assertThat(running.retryAt()).contains(node.clock.instant().plusMillis(500));
        });
        assertThat(first.crashLooping()).isFalse();
        assertThat(first.exitCode()).contains(3);
        assertThat(first.message()).contains("code 3");
        node.pass(Duration.ofSeconds(60));
        // After 0.5, 1, 2, 4, 8, 16 s.
        assertThat(node.status("t1").restarts()).isEqualTo(6);
        assertThat(node.status("t1").crashLooping()).isTrue();
    }

    @Test
    void steadyRunEndsACrashLoop() {
        run(service("web"));
        for (int i = 0; i < 3; i++) {
            node.engine.exit(WEB, 1);
            node.pass(Duration.ofSeconds(5));
        }
        assertThat(node.status("t1").restarts()).isEqualTo(3);
        assertThat(node.status("t1").crashLooping()).isTrue();
        node.pass(Duration.ofSeconds(11));
        assertThat(node.status("t1").crashLooping()).isFalse();
    }

    @Test
    void endsWhenThePolicyAsksForNoMore() {
        image = load("bad:1", FakeProgram.exits(3));
        run(service("web").restart(new RestartPolicy(RestartPolicy.Condition.ON_FAILURE, Duration.ofMillis(100), Optional.of(2), Duration.ofSeconds(10))));
        node.pass(Duration.ofSeconds(60));
        assertThat(node.status("t1").ended(EndReason.FAILED)).isTrue();
        assertThat(node.status("t1").restarts()).isEqualTo(2);
        assertThat(node.engine.containers().inspect(WEB)).as("kept for its output").isPresent();
        node.unassign("task/t1");
        assertThat(node.engine.containers().inspect(WEB)).isEmpty();
    }

    @Test
    void jobCompletesOnce() {
        image = load("job:1", FakeProgram.exits(0));
        run(service("web").job(1));
        assertThat(node.status("t1").ended(EndReason.COMPLETED)).isTrue();
        node.begin();
        node.assignAll();
        node.pass(Duration.ofSeconds(60));
        assertThat(node.status("t1").ended(EndReason.COMPLETED)).isTrue();
        assertThat(node.engine.faults().count("start")).isEqualTo(1);
    }

    @Test
    void missingImageRejectsWithItsName() {
        image = new ImageIdentity("sha256:none", Optional.of("reg/web@sha256:none"));
        run(service("web"));
        assertThat(node.status("t1").ended(EndReason.REJECTED)).isTrue();
        assertThat(node.status("t1").message()).contains("reg/web@sha256:none");
    }

    /// A node that was lost hears at once that its task is to stop and that another is to run.
    @Test
    void aWriterWaitsForTheOneBeforeItToStop() {
        node.assign(Items.volume("db", false));
        run(service("web").volume("db", "/data"));
        node.drained(false);
        TaskItem first = Items.task("t1", service("web").volume("db", "/data").build(), image);
        TaskItem second = Items.task("t2", service("web").volume("db", "/data").build(), image);
        node.assign(Items.stopping(first), second);
        assertThat(node.engine.containers().running()).containsExactly(WEB);
        node.drained(true);
        node.pass(Duration.ofSeconds(2));
        assertThat(node.status("t1").ended(EndReason.STOPPED)).isTrue();
        assertThat(node.status("t2").ready()).isTrue();
    }

    @Test
    void aWriterWaitsForOneThatTheServerHasForgotten() {
        node.assign(Items.volume("db", false));
        run(service("web").volume("db", "/data"));
        node.engine.faults().failNext("stop", new EngineException.Unreachable("no answer", new IOException("timeout")));
        node.replace("task/t1", Items.task("t2", service("web").volume("db", "/data").build(), image));
        assertThat(node.engine.containers().running()).containsExactly(WEB);
        node.pass(Duration.ofSeconds(2));
        assertThat(node.engine.containers().running()).containsExactly("shop.web.1.t2");
    }

    /// Who is told that it ended begins another in its place.
    @Test
    void whatRunsIsNotRejectedThoughTheEngineDoesNotSayHowItIs() {
        boolean[] fails = {true};
        node.engine.faults().trouble(call -> {
            boolean now = fails[0] && call.equals("inspect") && node.engine.faults().count("start") == 1;
            fails[0] &= !now;
            return now ? Optional.of(new EngineException.Refused("the engine met with a fault")) : Optional.empty();
        });
        run(service("web"));
        assertThat(node.status("t1").ended()).isFalse();
        node.pass(Duration.ofSeconds(20));
        assertThat(node.status("t1").ready()).isTrue();
        assertThat(node.engine.faults().count("start")).isEqualTo(1);
    }

    /// Another task has its place, and perhaps its volume.
    @Test
    void whatEndedIsNotBegunByAnAgentWithAnEmptyDisk() {
        node.engine.faults().failNext("create", new EngineException.Refused("the engine met with a fault"));
        run(service("web"));
        assertThat(node.status("t1").ended(EndReason.REJECTED)).isTrue();
        node.move(directory.resolve("other"));
        node.assign(Items.ended(Items.task("t1", service("web").build(), image), EndReason.REJECTED));
        node.pass(Duration.ofSeconds(60));
        assertThat(node.status("t1").ended(EndReason.REJECTED)).isTrue();
        assertThat(node.engine.containers().list(Map.of())).isEmpty();
    }

    @Test
    void takenPortIsTriedAgainAndThenRejected() {
        for (int i = 0; i < 4; i++) {
            node.engine.faults().failNext("start", new EngineException.Refused("Bind for 0.0.0.0:80 failed: port is already allocated"));
        }
        run(service("web").hostPort(80, 80));
        node.pass(Duration.ofSeconds(20));
        assertThat(node.status("t1").ended(EndReason.REJECTED)).isTrue();
        assertThat(node.status("t1").message()).contains("another program or container uses the port");
        assertThat(node.engine.faults().count("start")).isEqualTo(4);
    }

    @Test
    void fullDiskIsToldWithItsRemedy() {
        node.engine.faults().failNext("create", new EngineException.NoSpace("no space left on device"));
        run(service("web"));
        assertThat(node.status("t1").state()).isInstanceOfSatisfying(TaskState.Preparing.class, step -> assertThat(step.step()).contains("disk is full"));
        node.pass(Duration.ofSeconds(2));
        assertThat(node.status("t1").ready()).isTrue();
    }

    @Test
    void engineThatIsDownIsWaitedFor() {
        node.engine.faults().down(true);
        node.duties.assign(Assignment.EMPTY, false);
        run(service("web"));
        node.pass(Duration.ofSeconds(60));
        assertThat(node.status("t1").message()).contains("engine down");
        node.engine.faults().down(false);
        node.pass(Duration.ofSeconds(16));
        assertThat(node.status("t1").ready()).isTrue();
    }

    @Test
    void containerTakenAwayByHandIsLost() {
        run(service("web"));
        node.engine.lose(WEB);
        node.pass(Duration.ZERO);
        assertThat(node.status("t1").ended(EndReason.LOST)).isTrue();
    }

    @Test
    void foreignNetworkOfTheSameNameIsRefused() {
        node.engine.networks().create(new NetworkPlan("shop_default", NetworkSpec.DEFAULT, Map.of()));
        run(service("web"));
        assertThat(node.status("t1").ended(EndReason.REJECTED)).isTrue();
        assertThat(node.status("t1").message()).contains("not made by this cluster");
    }

    @Test
    void lostVolumeIsNotReplacedByAnEmptyOne() {
        node.assign(Items.volume("db", false));
        run(service("web").volume("db", "/data"));
        node.engine.lose(WEB);
        node.engine.volumes().lose("shop_db");
        node.pass(Duration.ZERO);
        node.unassign("task/t1");
        node.begin();
        node.assign(Items.task("t2", service("web").volume("db", "/data").build(), image));
        assertThat(node.status("t2").message()).contains("volume shop_db was on this node and is lost");
        assertThat(node.engine.volumes().list(Map.of())).isEmpty();
    }

    @Test
    void volumeGoesOnlyWhenAskedFor() {
        node.assign(Items.volume("db", false));
        run(service("web").volume("db", "/data"));
        node.unassign("task/t1");
        node.unassign("volume/shop_db");
        assertThat(node.engine.volumes().inspect("shop_db")).isPresent();
        node.assign(Items.volume("db", true));
        assertThat(node.engine.volumes().inspect("shop_db")).isEmpty();
        assertThat(node.reports.last()).containsKey("volume/shop_db");
    }

    @Test
    void secretsAreWrittenBeforeEachStart() throws IOException {
        node.assign(Items.content("key", "s3cret"));
        FileSpec file = new FileSpec(ContentKind.SECRET, new ContentName("key"), "/run/secrets/key", Optional.empty(), Optional.empty(), 0400);
        run(service("web").file(file));
        Path written = Path.of(node.engine.containers().plan(WEB).mounts().getFirst().source().orElseThrow());
        assertThat(written).hasContent("s3cret");
        Files.delete(written);
        node.engine.exit(WEB, 1);
        node.pass(Duration.ofSeconds(1));
        assertThat(written).hasContent("s3cret");
        node.unassign("task/t1");
        assertThat(written).doesNotExist();
    }

    @Test
    void unhealthyIsToldAndRestartedWhereThePolicySaysSo() {
        node.probes.first(Verdict.UNDECIDED);
        run(service("web").unhealthy(UnhealthyPolicy.RESTART));
        assertThat(node.status("t1").ready()).isFalse();
        node.probes.say(new TaskId("t1"), Verdict.UNHEALTHY, "exit code 1");
        node.pass(Duration.ofSeconds(1));
        assertThat(node.status("t1").restarts()).isEqualTo(1);
        assertThat(node.engine.containers().running()).containsExactly(WEB);
    }

    @Test
    void unhealthyIsLeftToTheServerOtherwise() {
        run(service("web"));
        node.probes.say(new TaskId("t1"), Verdict.UNHEALTHY, "exit code 1");
        node.settle();
        assertThat(node.status("t1").unhealthy()).isTrue();
        assertThat(node.status("t1").message()).isEqualTo("probe: exit code 1");
        assertThat(node.status("t1").restarts()).isZero();
    }

    @Test
    void agentThatBeginsAnewKeepsWhatIsReady() {
        run(service("web"));
        node.begin();
        node.probes.first(Verdict.UNDECIDED);
        node.assignAll();
        assertThat(node.reports.of(new TaskId("t1"))).isNotEmpty().allMatch(TaskStatus::ready);
        assertThat(node.engine.faults().count("start")).isEqualTo(1);
    }

    @Test
    void forgottenTaskLeavesNothing() {
        run(service("web"));
        node.unassign("task/t1");
        node.unassign("network/shop_default");
        node.settle();
        assertThat(node.engine.containers().list(Map.of())).isEmpty();
        assertThat(node.engine.networks().list(Map.of())).isEmpty();
        assertThat(node.board().view().tasks()).isEmpty();
        assertThat(directory.resolve("data/tasks")).isEmptyDirectory();
    }

    @Test
    void foreignContainersAreNeverTouched() {
        node.engine.containers().create(ContainerPlan.of("mine", image.id()).withLabels(Map.of("io.argosy.cluster", "other", "io.argosy.task", "t9")));
        node.engine.containers().create(ContainerPlan.of("old", image.id()).withLabels(Map.of("io.argosy.cluster", "c1", "io.argosy.task", "t8")));
        run(service("web"));
        assertThat(node.engine.containers().list(Map.of())).extracting(container -> container.name()).containsExactlyInAnyOrder("mine", WEB);
    }

    @Test
    void toldToEndByTheEngineIsNoCompletion() {
        run(service("web").restart(new RestartPolicy(RestartPolicy.Condition.ON_FAILURE, Duration.ofMillis(100), Optional.empty(), Duration.ofSeconds(10))));
        node.duties.drivers().toldToEnd(new TaskId("t1"));
        node.engine.exit(WEB, 0);
        node.pass(Duration.ofSeconds(1));
        assertThat(node.status("t1").ready()).isTrue();
        assertThat(List.of(node.status("t1").restarts())).containsExactly(1);
    }
}
