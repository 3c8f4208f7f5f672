package io.argosy.agent.task;

import io.argosy.testkit.FakeClock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Gives drivers their turns on the test's own thread, and moves the clock to when the next one is due.
public final class TurnRunner implements Runner {
    private static final int MANY = 10_000;

    private final FakeClock clock;
    private final Map<TaskDriver, Runnable> whenGone = new LinkedHashMap<>();
    private final Map<TaskDriver, Optional<Instant>> due = new LinkedHashMap<>();

    public TurnRunner(FakeClock clock) {
        this.clock = clock;
    }

    @Override
    public void run(TaskDriver driver, Runnable gone) {
        whenGone.put(driver, gone);
        due.put(driver, Optional.of(Instant.MIN));
    }

    @Override
    public void wake(TaskDriver driver) {
        due.computeIfPresent(driver, (_, _) -> Optional.of(Instant.MIN));
    }

    /// Turns for all that are due now, until none is.
    public void settle() {
        for (int turn = 0; turn < MANY; turn++) {
            Optional<TaskDriver> next = due.entrySet().stream()
                    .filter(entry -> entry.getValue().filter(at -> !at.isAfter(clock.instant())).isPresent())
                    .map(Map.Entry::getKey).findFirst();
            if (next.isEmpty()) {
                return;
            }
            turn(next.get());
        }
        throw new AssertionError("the drivers do not come to rest");
    }

    private void turn(TaskDriver driver) {
        due.put(driver, Optional.empty());
        Optional<Instant> until = driver.advance();
        if (driver.gone()) {
            due.remove(driver);
            whenGone.remove(driver).run();
        } else {
            due.merge(driver, until, (woken, asked) -> woken.isPresent() ? woken : asked);
        }
    }

    /// Lets time pass, with the turns that fall due in it.
    public void pass(Duration time) {
        Instant end = clock.instant().plus(time);
        settle();
        for (Optional<Instant> next = nextBefore(end); next.isPresent(); next = nextBefore(end)) {
            clock.advance(Duration.between(clock.instant(), next.get()));
            settle();
        }
        clock.advance(Duration.between(clock.instant(), end));
        settle();
    }

    private Optional<Instant> nextBefore(Instant end) {
        return List.copyOf(due.values()).stream().flatMap(Optional::stream).filter(at -> at.isBefore(end)).min(Instant::compareTo);
    }

    @Override
    public void close() {
        due.clear();
    }
}
