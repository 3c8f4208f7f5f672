package io.argosy.control;

import static io.argosy.control.World.ADMIN;
import static io.argosy.control.World.SHOP;
import static io.argosy.control.World.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.control.DyingStore.Moment;
import io.argosy.control.app.AppState;
import io.argosy.control.deploy.Deployed;
import io.argosy.control.fault.Result;
import io.argosy.control.record.Tables;
import io.argosy.control.task.TaskView;
import io.argosy.model.app.Rollout;
import io.argosy.model.id.ReleaseNumber;
import io.argosy.model.service.Dependency;
import io.argosy.model.service.ServiceSpec;
import io.argosy.store.Store;
import io.argosy.store.memory.MemoryStore;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The server is killed at every commit of a deploy and of an update, before and after it; another takes over the store.
class CrashTest {

    private static final int MORE_THAN_IT_TAKES = 200;

    private static ServiceSpec[] first() {
        return new ServiceSpec[] {
            service("db").volume("data", "/data").build(),
            service("web").replicas(2).publish(8080, 80).dependsOn("db", Dependency.Condition.HEALTHY).build()};
    }

    private static ServiceSpec[] second() {
        return new ServiceSpec[] {
            service("db").volume("data", "/data").build(),
            service("web").replicas(2).publish(8080, 80).env("A", "1").dependsOn("db", Dependency.Condition.HEALTHY).build()};
    }

    @ParameterizedTest
    @EnumSource
    void aDeployIsCarriedOn(Moment moment) throws InterruptedException {
        int commits = 0;
        while (dies(commits, moment, List.of(), first())) {
            commits++;
            assertThat(commits).isLessThan(MORE_THAN_IT_TAKES);
        }
        assertThat(commits).as("commits of a deploy").isGreaterThan(5);
    }

    @ParameterizedTest
    @EnumSource
    void anUpdateIsCarriedOn(Moment moment) throws InterruptedException {
        int commits = 0;
        while (dies(commits, moment, List.<ServiceSpec[]>of(first()), second())) {
            commits++;
            assertThat(commits).isLessThan(MORE_THAN_IT_TAKES);
        }
        assertThat(commits).as("commits of an update").isGreaterThan(5);
    }

    @ParameterizedTest
    @EnumSource
    void aRemovalIsCarriedOn(Moment moment) throws InterruptedException {
        int commits = 0;
        while (removalDies(commits, moment)) {
            commits++;
            assertThat(commits).isLessThan(MORE_THAN_IT_TAKES);
        }
        assertThat(commits).as("commits of a removal").isGreaterThan(3);
    }

    private static boolean removalDies(int commits, Moment moment) throws InterruptedException {
        Store kept = new MemoryStore(ControlPlane.catalog());
        DyingStore dying = new DyingStore(kept);
        World world = new World(dying);
        world.start();
        world.agent.connect(world.control);
        awaitDone(world, world.deploy(first()).release());
        dying.dieAfter(commits, moment);
        world.control.apps().remove(ADMIN, SHOP, true);
        while (dying.dead().getCount() > 0 && kept.snapshot().get(Tables.APPS, SHOP).isPresent()) {
            dying.dead().await(1, TimeUnit.MILLISECONDS);
        }
        boolean dead = dying.dead().getCount() == 0;
        world.control.close();

        World next = new World(kept, world);
        next.start();
        next.agent.connect(next.control);
        next.control.apps().remove(ADMIN, SHOP, true);
        next.awaitGone();
        next.await("nothing to be left", snapshot -> Stream.of(Tables.TASKS, Tables.STATUSES, Tables.RELEASES, Tables.ROLLOUTS, Tables.VOLUMES,
                Tables.REMOVALS).allMatch(table -> snapshot.scan(table).isEmpty()));
        assertThat(next.agent.running()).isEmpty();
        assertThat(next.agent.volumes()).isEmpty();
        next.close();
        return dead;
    }

    /// @return whether the server died before all was done
    private static boolean dies(int commits, Moment moment, List<ServiceSpec[]> before, ServiceSpec[] wanted) throws InterruptedException {
        Store kept = new MemoryStore(ControlPlane.catalog());
        DyingStore dying = new DyingStore(kept);
        World world = new World(dying);
        world.start();
        world.agent.connect(world.control);
        for (ServiceSpec[] earlier : before) {
            ReleaseNumber number = world.deploy(earlier).release();
            awaitDone(world, number);
        }
        int startedBefore = world.agent.started().size();
        dying.dieAfter(commits, moment);
        Result<Deployed> answer = world.control.deploys().deploy(ADMIN, SHOP, world.input(wanted));
        boolean dead = diedOrDone(world, dying, before.size() + 1);
        world.control.close();

        World next = new World(kept, world);
        next.start();
        next.agent.connect(next.control);
        if (answer instanceof Result.Refused<Deployed>) {
            assertThat(next.deploy(wanted).release().value()).isEqualTo(before.size() + 1);
        }
        awaitDone(next, new ReleaseNumber(before.size() + 1));
        next.awaitState(AppState.RUNNING);
        check(next, startedBefore, before.isEmpty() ? 3 : 2);
        next.close();
        return dead;
    }

    private static boolean diedOrDone(World world, DyingStore dying, int release) throws InterruptedException {
        while (!isDone(world, release)) {
            if (dying.dead().await(1, TimeUnit.MILLISECONDS)) {
                return true;
            }
        }
        return dying.dead().getCount() == 0;
    }

    private static boolean isDone(World world, int release) {
        return world.records().newestRollout()
                .filter(rollout -> rollout.to().value() == release && rollout.phase() == Rollout.Phase.DONE).isPresent();
    }

    private static void awaitDone(World world, ReleaseNumber release) {
        world.await("release %s to be done".formatted(release), _ -> isDone(world, release.value()));
    }

    /// Every place has exactly one task, nothing else runs, and no task was started in vain.
    private static void check(World world, int startedBefore, int made) {
        world.await("old tasks to end", _ -> world.agent.running().size() <= 3);
        assertThat(world.live()).extracting(TaskView::task).extracting(task -> task.slot().shortName()).containsExactly("db.1", "web.1", "web.2");
        assertThat(world.agent.running()).hasSize(3);
        assertThat(world.agent.started()).hasSize(startedBefore + made);
        assertThat(world.agent.volumes()).containsExactly("shop_data");
        assertThat(world.store.snapshot().scan(Tables.DRAFTS)).isEmpty();
        world.await("searches to be dropped", snapshot -> snapshot.scan(Tables.SEARCHES).isEmpty() && snapshot.scan(Tables.FINDINGS).isEmpty());
        long deploys = World.done(world.control.audits().list(ADMIN, 100)).stream().filter(record -> record.action().equals("app.deploy")).count();
        assertThat(deploys).isEqualTo(world.records().rollouts().size());
    }
}
