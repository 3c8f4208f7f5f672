package io.argosy.agent.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.argosy.model.id.TaskId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The guard against real processes in real control groups, of either version.
abstract class GuardProcessContract {
    private static final TaskId TASK = new TaskId("t1");

    @TempDir
    Path directory;

    /// Where control groups are mounted; empty when none can be made.
    private final Optional<Path> mounted;
    private final Boottime clock = new KernelBoottime();
    private LeaseFiles files;
    private GuardProcess guard;
    private ControlGroup group;

    GuardProcessContract(Optional<Path> mounted) {
        this.mounted = mounted;
    }

    @BeforeEach
    void begin() {
        assumeTrue(mounted.isPresent(), "the guard is NOT tested here: it needs root and control groups of this version that can be written");
        files = new LeaseFiles(directory);
        guard = anew();
        group = new ControlGroup(mounted.orElseThrow());
    }

    @AfterEach
    void end() throws IOException {
        if (group != null) {
            group.close();
        }
        if (Files.exists(directory.resolve("guard"))) {
            process().ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    private GuardProcess anew() {
        return new GuardProcess(directory, mounted.orElseThrow(), clock);
    }

    private long pid() throws IOException {
        return Long.parseLong(Files.readString(directory.resolve("guard")).strip());
    }

    private Optional<ProcessHandle> process() throws IOException {
        return ProcessHandle.of(pid());
    }

    private Duration hold(Duration left) {
        Duration until = clock.now().plus(left);
        files.write(TASK, new LeaseFiles.Held(until, group.container));
        return until;
    }

    private static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited for %s", what).isLessThan(end);
            Thread.sleep(20);
        }
    }

    @Test
    void endsEveryProcessWhenTheLeaseLapsesAndNotBefore() throws Exception {
        Duration until = hold(Duration.ofSeconds(2));
        assertThat(guard.watch()).isEmpty();
        group.begin();
        await("the program", () -> group.processes() >= 6);
        hold(Duration.ofSeconds(3));
        await("the first lease to lapse", () -> clock.now().compareTo(until.plusMillis(500)) > 0);
        assertThat(group.processes()).as("its lease was renewed").isGreaterThanOrEqualTo(6);
        await("the end", () -> group.processes() == 0);
        assertThat(clock.now()).isGreaterThan(until.plusMillis(900));
        await("the word", () -> files.ended(TASK));
    }

    @Test
    void endsWhatIsStartedAfterTheLeaseLapsed() throws Exception {
        assertThat(guard.watch()).isEmpty();
        hold(Duration.ZERO);
        group.begin();
        await("the word", () -> files.ended(TASK));
        await("the end", () -> group.processes() == 0);
        files.begun(TASK);
        group.begin();
        await("the word again", () -> files.ended(TASK));
        await("the end again", () -> group.processes() == 0);
    }

    @Test
    void touchesNothingElse() throws Exception {
        try (ControlGroup other = new ControlGroup(mounted.orElseThrow())) {
            other.begin();
            await("the other program", () -> other.processes() >= 6);
            assertThat(guard.watch()).isEmpty();
            hold(Duration.ZERO);
            group.begin();
            await("the word", () -> files.ended(TASK));
            assertThat(other.processes()).isGreaterThanOrEqualTo(6);
        }
    }

    @Test
    void isTakenUpByTheNextAgentAndReplacedWhenItDoesNotAnswer() throws Exception {
        assertThat(guard.watch()).isEmpty();
        long first = pid();
        assertThat(anew().watch()).isEmpty();
        assertThat(pid()).isEqualTo(first);
        signal("STOP", first);
        await("the beat to be old", () -> guard.watch().isEmpty() && pidIsNot(first));
        signal("CONT", first);
        await("the first one to give way", () -> ProcessHandle.of(first).filter(ProcessHandle::isAlive).isEmpty());
        long second = pid();
        signal("KILL", second);
        await("another", () -> guard.watch().isEmpty() && pidIsNot(second));
    }

    @Test
    void outlivesWhoStartedIt() throws Exception {
        assertThat(guard.watch()).isEmpty();
        String[] status = Files.readString(Path.of("/proc/" + pid() + "/stat")).split(" ");
        assertThat(status[5]).as("it leads a session of its own").isEqualTo(Long.toString(pid()));
    }

    private boolean pidIsNot(long before) {
        try {
            return pid() != before;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void signal(String name, long process) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(process)).start().waitFor()).isZero();
    }
}
