package io.argosy.agent.node;

import static io.argosy.testkit.spec.ServiceBuilder.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.agent.label.Identity;
import io.argosy.agent.lease.KernelBoottime;
import io.argosy.agent.lease.LeaseFiles;
import io.argosy.agent.lease.Leasing;
import io.argosy.agent.network.Companion;
import io.argosy.agent.network.FakeHost;
import io.argosy.agent.network.Overlaying;
import io.argosy.agent.network.PauseImage;
import io.argosy.agent.probe.Checker;
import io.argosy.agent.probe.ProbeRunner;
import io.argosy.agent.task.Board;
import io.argosy.agent.task.ThreadRunner;
import io.argosy.codec.Json;
import io.argosy.model.app.ImageIdentity;
import io.argosy.model.assignment.Assignment;
import io.argosy.model.id.TaskId;
import io.argosy.model.service.Check;
import io.argosy.model.service.HealthSpec;
import io.argosy.model.service.Probe;
import io.argosy.model.service.RestartPolicy;
import io.argosy.model.task.TaskStatus;
import io.argosy.testkit.engine.FakeEngine;
import io.argosy.testkit.engine.FakeProgram;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Drivers on their threads, told by the engine's events and by probes.
class DutiesOnThreadsTest {
    private static final String WEB = "shop.web.1.t1";
    private static final RestartPolicy QUICK = new RestartPolicy(RestartPolicy.Condition.ANY, Duration.ofMillis(100), Optional.empty(), Duration.ZERO);

    @TempDir
    Path directory;

    private final InstantSource clock = InstantSource.system();
    private final FakeEngine engine = new FakeEngine(clock);
    private final AtomicBoolean well = new AtomicBoolean(true);
    private final Board board = new Board(new KeptReports());
    private final Semaphore changed = new Semaphore(0);
    private final ProbeRunner probes = new ProbeRunner(new Checker(engine.execs()), engine.images(), clock);
    private Duties duties;
    private ImageIdentity image;

    @BeforeEach
    void begin() {
        image = new ImageIdentity(engine.load("web:1",
                argv -> argv.equals(List.of("check")) ? new FakeProgram.Run.Ends(well.get() ? 0 : 1, "") : new FakeProgram.Run.Stays()).id(), Optional.empty());
        board.onChange(changed::release);
        Identity identity = new Identity("c1", Items.NODE);
        PauseImage pause = new PauseImage(engine);
        duties = new Duties(identity, board, new KeptReports(), new Duties.Means(engine, directory.resolve("data"),
                directory.resolve("memory"), _ -> List.of(), Json.standard(), probes, new ThreadRunner(clock), clock, _ -> true, () -> { }, (_, _) -> { },
                new Overlaying(new Companion(engine, new FakeHost(), pause, identity), pause, new FakeHost(), () -> "10.0.0.1", "169.254.44.53"),
                new Leasing(new LeaseFiles(directory.resolve("leases")), Optional::empty, new KernelBoottime(), _ -> { })));
        duties.start();
    }

    @AfterEach
    void end() {
        duties.close();
        probes.close();
        engine.close();
    }

    private void await(Predicate<TaskStatus> fits) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (System.nanoTime() < deadline) {
            if (board.task(new TaskId("t1")).filter(task -> fits.test(task.status())).isPresent()) {
                return;
            }
            changed.tryAcquire(100, TimeUnit.MILLISECONDS);
        }
        throw new AssertionError("not so: " + board.task(new TaskId("t1")));
    }

    @Test
    void endsAreSeenAndMadeGood() throws InterruptedException {
        duties.assign(Assignment.of(List.of(Items.network(), Items.task("t1", service("web").restart(QUICK).build(), image))), true);
        await(TaskStatus::ready);
        engine.exit(WEB, 1);
        await(status -> status.ready() && status.restarts() == 1);
        assertThat(engine.containers().running()).containsExactly(WEB);
    }

    @Test
    void verdictsAreSeenAsTheyCome() throws InterruptedException {
        Probe probe = new Probe(new Check.Command(List.of("check")), Duration.ofMillis(20), Duration.ofSeconds(1), 2, 1, Duration.ZERO, Duration.ofMillis(20));
        well.set(false);
        duties.assign(Assignment.of(List.of(
                Items.network(), Items.task("t1", service("web").health(new HealthSpec.Declared(probe)).build(), image))), true);
        await(TaskStatus::unhealthy);
        well.set(true);
        await(TaskStatus::ready);
        well.set(false);
        await(TaskStatus::unhealthy);
    }

    @Test
    void taskThatIsForgottenGoes() throws InterruptedException {
        duties.assign(Assignment.of(List.of(Items.network(), Items.task("t1", service("web").build(), image))), true);
        await(TaskStatus::ready);
        duties.assign(Assignment.EMPTY, true);
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (System.nanoTime() < deadline && !(duties.drivers().tasks().isEmpty() && engine.networks().list(Map.of()).isEmpty())) {
            changed.tryAcquire(50, TimeUnit.MILLISECONDS);
        }
        assertThat(engine.containers().list(Map.of())).isEmpty();
        assertThat(engine.networks().list(Map.of())).isEmpty();
    }
}
