package io.argosy.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.control.access.Caller;
import io.argosy.control.access.Role;
import io.argosy.control.app.AppState;
import io.argosy.control.app.AppStatus;
import io.argosy.control.content.AesGcmCipher;
import io.argosy.control.deploy.DeployInput;
import io.argosy.control.deploy.Deployed;
import io.argosy.control.deploy.Renderer;
import io.argosy.control.fault.Fault;
import io.argosy.control.fault.FaultCode;
import io.argosy.control.fault.Result;
import io.argosy.control.record.AppRecords;
import io.argosy.control.place.Wave;
import io.argosy.control.record.Tables;
import io.argosy.control.retention.Keeping;
import io.argosy.control.session.Patience;
import io.argosy.control.task.TaskView;
import io.argosy.model.id.AppRef;
import io.argosy.model.service.ServiceSpec;
import io.argosy.model.service.UpdatePolicy;
import io.argosy.planning.network.AddressRange;
import io.argosy.planning.rebalance.Budget;
import io.argosy.scheduling.Scheduler;
import io.argosy.store.Snapshot;
import io.argosy.store.Store;
import io.argosy.store.Subscription;
import io.argosy.store.memory.MemoryStore;
import io.argosy.testkit.spec.ServiceBuilder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// A control plane on a store in memory, with one simulated agent.
final class World implements AutoCloseable {

    static final Caller ADMIN = new Caller("ada", Role.ADMIN, Optional.empty());
    static final AppRef SHOP = AppRef.of("default", "shop");

    /// For a machine that has a lot to do.
    private static final Duration LONGEST = Duration.ofSeconds(60);

    /// Reasons why tasks wait are in no table, so nobody is told of them.
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    final SpecRenderer specs;
    final SimulatedAgent agent;
    final Store store;
    Renderer renderer;
    Patience patience = Patience.STANDARD;
    final AtomicLong skew = new AtomicLong();
    Scheduler scheduler = Scheduler.STANDARD;
    Wave wave = Wave.STANDARD;
    Budget budget = Budget.NOTHING;
    ControlPlane control;

    World() {
        this(new MemoryStore(ControlPlane.catalog()));
    }

    World(Store store) {
        this.store = store;
        this.specs = new SpecRenderer();
        this.renderer = specs;
        this.agent = new SimulatedAgent("n1");
    }

    /// The same node and files with another server.
    World(Store store, World before) {
        this.store = store;
        this.specs = before.specs;
        this.renderer = before.renderer;
        this.agent = before.agent;
    }

    static World begun() {
        World world = new World();
        world.start();
        world.agent.connect(world.control);
        return world;
    }

    void start() {
        start(Keeping.STANDARD);
    }

    /// Without leading.
    void standBy() {
        control = ControlPlane.standBy(store, settings(Keeping.STANDARD));
    }

    private ControlSettings settings(Keeping keeping) {
        return new ControlSettings(
                "test", "1", "memory", InstantSource.system(), new AesGcmCipher(new byte[AesGcmCipher.KEY_BYTES]), renderer, keeping,
                AddressRange.STANDARD, patience, scheduler, wave, budget, () -> System.nanoTime() + skew.get());
    }

    void start(Keeping keeping) {
        try {
            control = ControlPlane.start(store, settings(keeping));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    DeployInput input(ServiceSpec... services) {
        return specs.input(services);
    }

    Deployed deploy(ServiceSpec... services) {
        return done(control.deploys().deploy(ADMIN, SHOP, input(services)));
    }

    AppStatus shop() {
        return done(control.apps().inspect(ADMIN, SHOP));
    }

    List<TaskView> tasks() {
        return done(control.tasks().ofApp(ADMIN, SHOP));
    }

    List<TaskView> live() {
        return tasks().stream().filter(view -> view.state().equals("ready")).toList();
    }

    AppRecords records() {
        return new AppRecords(store.snapshot(), SHOP);
    }

    void awaitState(AppState state) {
        await("app to be " + state, _ -> control.apps().inspect(ADMIN, SHOP) instanceof Result.Done<AppStatus> done && done.value().state() == state);
    }

    void awaitGone() {
        await("app to be gone", snapshot -> snapshot.get(Tables.APPS, SHOP).isEmpty());
    }

    /// Waits until it is so, whether or not the store shows it.
    void awaitMoment(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited for %s", what).isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    /// Waits until the store shows it.
    void await(String what, Predicate<Snapshot> condition) {
        Semaphore changes = new Semaphore(0);
        try (Subscription _ = store.onChange(Tables.catalog().tables().values().stream().collect(Collectors.toSet()), changes::release)) {
            long end = System.nanoTime() + LONGEST.toNanos();
            while (!condition.test(store.snapshot())) {
                assertThat(System.nanoTime()).as(() -> "waited for %s; app %s; tasks %s".formatted(what, status(), tasksOrNone())).isLessThan(end);
                changes.tryAcquire(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
                changes.drainPermits();
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Object status() {
        return control.apps().inspect(ADMIN, SHOP);
    }

    private Object tasksOrNone() {
        return control.tasks().ofApp(ADMIN, SHOP);
    }

    static <T> T done(Result<T> result) {
        return switch (result) {
            case Result.Done<T> done -> done.value();
            case Result.Refused<T>(Fault fault) -> throw new AssertionError("refused: " + fault);
        };
    }

    static Fault refused(Result<?> result, FaultCode code) {
        assertThat(result).isInstanceOf(Result.Refused.class);
        Fault fault = ((Result.Refused<?>) result).fault();
        assertThat(fault.code()).as("%s", fault).isEqualTo(code);
        return fault;
    }

    /// A service whose updates are not watched for longer than it takes.
    static ServiceBuilder service(String name) {
        UpdatePolicy unwatched = new UpdatePolicy(1, Duration.ZERO, UpdatePolicy.FailureAction.ROLLBACK, Duration.ZERO, 0, Optional.empty());
        return ServiceBuilder.service(name).update(unwatched).rollback(unwatched);
    }

    @Override
    public void close() {
        control.close();
        store.close();
    }
}
