package io.argosy.control;

import static io.argosy.control.World.ADMIN;
import static io.argosy.control.World.SHOP;
import static io.argosy.control.World.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.control.DyingStore.Moment;
import io.argosy.control.access.Role;
import io.argosy.control.app.AppState;
import io.argosy.control.app.AppStatus;
import io.argosy.control.deploy.Deployed;
import io.argosy.control.fault.FaultCode;
import io.argosy.control.fault.Result;
import io.argosy.control.server.ServerCard;
import io.argosy.control.task.TaskView;
import io.argosy.model.app.Rollout;
import io.argosy.model.id.ReleaseNumber;
import io.argosy.model.id.ServiceName;
import io.argosy.model.service.ServiceSpec;
import io.argosy.testkit.store.SharedStore;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A server that looks on while another leads, and takes over.
class StandbyTest {

    private static final int MORE_THAN_IT_TAKES = 200;

    private static ServiceSpec[] web(int replicas) {
        return new ServiceSpec[] {service("web").replicas(replicas).publish(8080, 80).build()};
    }

    /// The server of the other world, on its store and with its node.
    private static World standby(SharedStore store, World leader) {
        World world = new World(store.seat(), leader);
        world.standBy();
        return world;
    }

    @Test
    void whatTheLeaderWritesIsSeenAndWatched() throws InterruptedException {
        try (SharedStore store = new SharedStore(ControlPlane.catalog())) {
            World leader = new World(store.seat());
            leader.start();
            leader.agent.connect(leader.control);
            World standby = standby(store, leader);
            leader.deploy(web(1));
            leader.awaitState(AppState.RUNNING);
            BlockingQueue<Optional<AppStatus>> told = new LinkedBlockingQueue<>();
            World.done(standby.control.apps().watch(ADMIN, SHOP, told::add));
            assertThat(told.poll(10, TimeUnit.SECONDS)).hasValueSatisfying(app -> assertThat(app.state()).isEqualTo(AppState.RUNNING));

            leader.control.apps().scale(ADMIN, SHOP, Map.of(new ServiceName("web"), 3));
            Optional<AppStatus> last = told.poll(10, TimeUnit.SECONDS);
            while (last.orElseThrow().services().getFirst().ready() < 3) {
                last = told.poll(10, TimeUnit.SECONDS);
            }
            assertThat(standby.tasks()).extracting(TaskView::task).isEqualTo(leader.tasks().stream().map(TaskView::task).toList());
            assertThat(World.done(standby.control.releases().history(ADMIN, SHOP))).hasSize(1);
            assertThat(standby.control.leads()).isFalse();
            assertThat(standby.control.loops()).isEmpty();
            standby.control.close();
            leader.control.close();
        }
    }

    @Test
    void nothingIsWrittenAndThePlanIsShownAllTheSame() throws InterruptedException {
        try (SharedStore store = new SharedStore(ControlPlane.catalog())) {
            World leader = new World(store.seat());
            leader.start();
            World standby = standby(store, leader);
            long before = store.snapshot().revision();
            World.refused(standby.control.deploys().deploy(ADMIN, SHOP, standby.input(web(1))), FaultCode.NOT_LEADING);
            World.refused(standby.control.tokens().create(ADMIN, "ci", Role.OPERATOR, Optional.empty()), FaultCode.NOT_LEADING);
            assertThat(standby.control.deploys().plan(ADMIN, SHOP, standby.input(web(1)))).isInstanceOf(Result.Done.class);
            assertThat(store.snapshot().revision()).isEqualTo(before);
            standby.control.close();
            leader.control.close();
        }
    }

    @Test
    void serversAreKnownOnceAnnouncedUntilSomebodyForgetsThem() throws InterruptedException {
        try (SharedStore store = new SharedStore(ControlPlane.catalog())) {
            World leader = new World(store.seat());
            leader.start();
            ServerCard one = new ServerCard("s1", "10.0.0.1:4410", "10.0.0.1:4411");
            World.done(leader.control.servers().announce(one, "1", Instant.EPOCH));
            long revision = store.snapshot().revision();
            World.done(leader.control.servers().announce(one, "1", Instant.EPOCH));
            assertThat(store.snapshot().revision()).as("nothing new").isEqualTo(revision);
            assertThat(World.done(leader.control.servers().list(ADMIN))).extracting(view -> view.server().name()).containsExactly("s1");
            World.done(leader.control.servers().remove(ADMIN, "s1"));
            World.refused(leader.control.servers().remove(ADMIN, "s1"), FaultCode.SERVER_NOT_FOUND);
            assertThat(leader.control.servers().doors()).isEmpty();
            leader.control.close();
        }
    }

    @Test
    void aRequestThatIsSentAgainIsDoneOnce() throws InterruptedException {
        try (SharedStore store = new SharedStore(ControlPlane.catalog())) {
            SharedStore.Seat seat = store.seat();
            World leader = new World(seat);
            leader.start();
            World standby = standby(store, leader);
            leader.agent.connect(leader.control);
            World.done(leader.control.deploys().deploy(ADMIN, SHOP, leader.input(web(1)), Optional.of("k1")));
            leader.awaitState(AppState.RUNNING);
            Deployed restarted = World.done(leader.control.deploys().restart(ADMIN, SHOP, Set.of(), Optional.of("k2")));
            seat.cut();
            standby.control.lead();
            assertThat(World.done(standby.control.deploys().restart(ADMIN, SHOP, Set.of(), Optional.of("k2"))).release()).isEqualTo(restarted.release());
            assertThat(World.done(standby.control.deploys().deploy(ADMIN, SHOP, standby.input(web(1)), Optional.of("k1"))).release()).isEqualTo(ReleaseNumber.FIRST);
            assertThat(standby.records().rollouts()).hasSize(2);
            seat.mend();
            leader.control.close();
            standby.control.close();
        }
    }

    /// The leader is cut off around each commit of a deploy, and does not know.
    @ParameterizedTest
    @EnumSource
    void aDeployIsCarriedOnByTheNextLeader(Moment moment) throws InterruptedException {
        int commits = 0;
        while (handsOver(commits, moment)) {
            commits++;
            assertThat(commits).isLessThan(MORE_THAN_IT_TAKES);
        }
        assertThat(commits).as("commits of a deploy").isGreaterThan(5);
    }

    /// @return whether the leader died before all was done
    private static boolean handsOver(int commits, Moment moment) throws InterruptedException {
        try (SharedStore store = new SharedStore(ControlPlane.catalog())) {
            SharedStore.Seat seat = store.seat();
            DyingStore dying = new DyingStore(seat);
            World leader = new World(dying);
            leader.start();
            leader.agent.connect(leader.control);
            World standby = standby(store, leader);
            dying.dieAfter(commits, moment);
            Result<Deployed> answer = leader.control.deploys().deploy(ADMIN, SHOP, leader.input(web(2)));
            boolean dead = diedOrDone(standby, dying);

            seat.cut();
            standby.control.lead();
            assertThat(leader.control.leads()).as("it does not know").isTrue();
            standby.agent.connect(standby.control);
            if (answer instanceof Result.Refused<Deployed>) {
                assertThat(standby.deploy(web(2)).release()).isEqualTo(new ReleaseNumber(1));
            }
            standby.awaitState(AppState.RUNNING);
            standby.await("the rollout to be done", _ -> isDone(standby));
            assertThat(standby.live()).hasSize(2);
            assertThat(standby.agent.running()).hasSize(2);
            assertThat(standby.agent.started()).as("no task was started twice").hasSize(2);
            assertThat(standby.records().rollouts()).as("nothing was deployed twice").hasSize(1);

            seat.mend();
            assertThat(leader.control.leads()).isFalse();
            leader.control.close();
            standby.control.close();
            return dead;
        }
    }

    private static boolean diedOrDone(World world, DyingStore dying) throws InterruptedException {
        while (!isDone(world)) {
            if (dying.dead().await(1, TimeUnit.MILLISECONDS)) {
                return true;
            }
        }
        return dying.dead().getCount() == 0;
    }

    private static boolean isDone(World world) {
        return world.records().newestRollout().filter(rollout -> rollout.phase() == Rollout.Phase.DONE).isPresent();
    }
}
