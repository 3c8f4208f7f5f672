package io.argosy.control;

import static io.argosy.control.World.ADMIN;
import static io.argosy.control.World.SHOP;
import static io.argosy.control.World.done;
import static io.argosy.control.World.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.control.app.AppState;
import io.argosy.control.deploy.Deployed;
import io.argosy.model.app.Rollout;
import io.argosy.model.event.AuditRecord;
import io.argosy.model.id.ReleaseNumber;
import io.argosy.model.id.ServiceName;
import io.argosy.model.id.TaskId;
import io.argosy.model.service.Dependency;
import io.argosy.model.service.RestartPolicy;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeployTest {

    private final World world = World.begun();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void anAppComesUpInOrder() {
        Deployed deployed = world.deploy(
                service("web").replicas(2).publish(8080, 80).dependsOn("db", Dependency.Condition.HEALTHY).build(),
                service("db").volume("data", "/data").build());
        assertThat(deployed.changed()).isTrue();
        assertThat(deployed.release()).isEqualTo(ReleaseNumber.FIRST);
        world.awaitState(AppState.RUNNING);
        assertThat(world.live()).extracting(view -> view.task().slot().shortName()).containsExactly("db.1", "web.1", "web.2");
        assertThat(world.live().getFirst().task().createdAt()).isBeforeOrEqualTo(world.live().get(1).task().createdAt());
        assertThat(world.agent.volumes()).containsExactly("shop_data");
        assertThat(world.agent.assignment().assignment().items()).containsKeys("network/shop_default", "volume/shop_data", "listener/*:8080/TCP");
    }

    @Test
    void theSameAgainChangesNothing() {
        world.deploy(service("web").build());
        world.awaitState(AppState.RUNNING);
        long revision = world.store.snapshot().revision();
        Deployed again = world.deploy(service("web").build());
        assertThat(again.changed()).isFalse();
        assertThat(again.release()).isEqualTo(ReleaseNumber.FIRST);
        assertThat(world.store.snapshot().revision()).isEqualTo(revision);
    }

    @Test
    void onlyWhatChangedIsReplaced() {
        world.deploy(service("web").build(), service("db").build());
        world.awaitState(AppState.RUNNING);
        TaskId db = task("db.1");
        TaskId web = task("web.1");
        world.deploy(service("web").env("A", "1").build(), service("db").build());
        awaitDone(2);
        world.awaitState(AppState.RUNNING);
        assertThat(task("db.1")).isEqualTo(db);
        assertThat(task("web.1")).isNotEqualTo(web);
    }

    @Test
    void aChangedConfigIsANewVersionAndRolls() {
        world.control.deploys().deploy(ADMIN, SHOP, world.specs.withConfig(world.input(service("web").build()), "motd", "hello"));
        world.awaitState(AppState.RUNNING);
        world.control.deploys().deploy(ADMIN, SHOP, world.specs.withConfig(world.input(service("web").build()), "motd", "good day"));
        awaitDone(2);
        assertThat(world.records().target().orElseThrow().configs().values()).extracting(ref -> ref.version()).containsExactly(2);
    }

    @Test
    void aMissingImageFailsTheRolloutAndTouchesNothing() {
        world.deploy(service("web").build());
        world.awaitState(AppState.RUNNING);
        Set<TaskId> before = world.agent.started();
        world.deploy(service("web").image("missing:1").build());
        awaitPhase(2, Rollout.Phase.FAILED);
        assertThat(world.records().newestRollout().orElseThrow().message()).contains("missing:1").contains("no registry has it");
        assertThat(world.shop().release()).contains(ReleaseNumber.FIRST);
        world.awaitState(AppState.RUNNING);
        assertThat(world.agent.started()).isEqualTo(before);
    }

    @Test
    void aNewerDeploySupersedesAndTheLastWins() {
        world.deploy(service("web").image("sick:1").build());
        awaitPhase(1, Rollout.Phase.ROLLING);
        world.deploy(service("web").build());
        awaitPhase(1, Rollout.Phase.SUPERSEDED);
        awaitDone(2);
        world.awaitState(AppState.RUNNING);
        assertThat(world.live()).hasSize(1);
    }

    @Test
    void aFailedUpdateGoesBackByItself() {
        world.deploy(service("web").replicas(2).build());
        world.awaitState(AppState.RUNNING);
        world.deploy(service("web").replicas(2).image("fails:1").restart(RestartPolicy.NEVER).build());
        awaitDone(3);
        world.awaitState(AppState.RUNNING);
        assertThat(world.records().rollouts()).extracting(Rollout::phase)
                .containsExactly(Rollout.Phase.DONE, Rollout.Phase.FAILED, Rollout.Phase.DONE);
        assertThat(world.live()).hasSize(2).allSatisfy(view -> assertThat(view.image()).isEqualTo("web:1"));
    }

    @Test
    void stopStartScaleRestartRollback() {
        world.deploy(service("web").replicas(1).build());
        world.awaitState(AppState.RUNNING);
        done(world.control.apps().scale(ADMIN, SHOP, Map.of(new ServiceName("web"), 3)));
        world.await("three tasks", _ -> world.live().size() == 3);
        done(world.control.apps().stop(ADMIN, SHOP));
        world.awaitState(AppState.STOPPED);
        assertThat(world.agent.running()).isEmpty();
        done(world.control.apps().start(ADMIN, SHOP));
        world.await("three tasks again", _ -> world.live().size() == 3);
        Set<TaskId> before = world.agent.running();
        done(world.control.deploys().restart(ADMIN, SHOP, Set.of()));
        awaitDone(2);
        world.await("only the three new tasks", _ -> world.agent.running().size() == 3 && Collections.disjoint(world.agent.running(), before));
        world.deploy(service("web").env("A", "1").build());
        awaitDone(3);
        done(world.control.deploys().rollback(ADMIN, SHOP, Optional.of(ReleaseNumber.FIRST)));
        awaitDone(4);
        world.awaitState(AppState.RUNNING);
        assertThat(done(world.control.audits().list(ADMIN, 100))).extracting(AuditRecord::action).containsExactly(
                "app.rollback", "app.deploy", "app.restart", "app.start", "app.stop", "app.scale", "app.deploy");
    }

    @Test
    void aDeployOfAStoppedAppStartsItOnlyWhenItsImagesAreThere() {
        world.deploy(service("web").build());
        world.awaitState(AppState.RUNNING);
        done(world.control.apps().scale(ADMIN, SHOP, Map.of(new ServiceName("web"), 2)));
        world.await("two tasks", _ -> world.live().size() == 2);
        done(world.control.apps().stop(ADMIN, SHOP));
        world.awaitState(AppState.STOPPED);
        Set<TaskId> before = world.agent.started();
        world.deploy(service("web").image("missing:1").build());
        awaitPhase(2, Rollout.Phase.FAILED);
        world.awaitState(AppState.STOPPED);
        assertThat(world.agent.started()).isEqualTo(before);
        world.deploy(service("web").image("next:1").build());
        awaitDone(3);
        world.awaitState(AppState.RUNNING);
        assertThat(world.live()).hasSize(1).allSatisfy(view -> assertThat(view.image()).isEqualTo("next:1"));
    }

    @Test
    void stoppingCancelsWhatIsBeingPrepared() {
        world.agent.disconnect();
        world.deploy(service("web").build());
        world.await("to wait for a node", _ -> world.records().newestRollout().orElseThrow().message().contains("waiting for a node"));
        done(world.control.apps().stop(ADMIN, SHOP));
        awaitPhase(1, Rollout.Phase.SUPERSEDED);
        world.agent.connect(world.control);
        assertThat(world.agent.started()).isEmpty();
        assertThat(world.shop().state()).isEqualTo(AppState.STOPPED);
    }

    @Test
    void removingLeavesNothingButVolumesThatWereNotAskedFor() {
        world.deploy(service("db").volume("data", "/data").build());
        world.awaitState(AppState.RUNNING);
        done(world.control.apps().remove(ADMIN, SHOP, false));
        world.awaitGone();
        assertThat(world.agent.running()).isEmpty();
        assertThat(world.agent.volumes()).containsExactly("shop_data");
        assertThat(world.deploy(service("db").volume("data", "/data").build()).release()).isEqualTo(ReleaseNumber.FIRST);
        world.awaitState(AppState.RUNNING);
        done(world.control.apps().remove(ADMIN, SHOP, true));
        world.awaitGone();
        assertThat(world.agent.volumes()).isEmpty();
    }

    private TaskId task(String name) {
        return world.live().stream().filter(view -> view.task().slot().shortName().equals(name)).findFirst().orElseThrow().task().id();
    }

    private void awaitDone(int release) {
        awaitPhase(release, Rollout.Phase.DONE);
    }

    private void awaitPhase(int release, Rollout.Phase phase) {
        world.await("rollout %d to be %s".formatted(release, phase), _ -> world.records().rollouts().stream()
                .anyMatch(rollout -> rollout.to().value() == release && rollout.phase() == phase));
    }
}
