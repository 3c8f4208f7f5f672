package io.argosy.simulation.node;

import io.argosy.agent.task.Runner;
import io.argosy.agent.task.TaskDriver;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Gives drivers their turns as events of an agent's process.
final class DriverTurns implements Runner {

    private final Process process;
    private final InstantSource clock;
    private final Map<TaskDriver, Plan> plans = new HashMap<>();
    private boolean closed;

    /// When a driver's next turn is; earlier plans are void.
    private static final class Plan {
        private final Runnable whenGone;
        private long number;
        private boolean soon;

        private Plan(Runnable whenGone) {
            this.whenGone = whenGone;
        }
    }

    DriverTurns(Process process, InstantSource clock) {
        this.process = process;
        this.clock = clock;
    }

    @Override
    public void run(TaskDriver driver, Runnable whenGone) {
        plans.put(driver, new Plan(whenGone));
        wake(driver);
    }

    @Override
    public void wake(TaskDriver driver) {
        Plan plan = plans.get(driver);
        if (plan != null && !plan.soon) {
            plan.soon = true;
            plan(driver, plan, process.jitter());
        }
    }

    private void plan(TaskDriver driver, Plan plan, Duration delay) {
        long mine = ++plan.number;
        process.after(delay, () -> {
            if (mine == plan.number && !closed) {
                turn(driver, plan);
            }
        });
    }

    private void turn(TaskDriver driver, Plan plan) {
        plan.soon = false;
        Optional<Instant> until = driver.advance();
        if (driver.gone()) {
            plans.remove(driver);
            plan.whenGone.run();
        } else if (!plan.soon) {
            until.ifPresent(at -> plan(driver, plan, later(at)));
        }
    }

    private Duration later(Instant at) {
        Duration wait = Duration.between(clock.instant(), at);
        return wait.isNegative() ? Duration.ofMillis(1) : wait.plusMillis(1);
    }

    @Override
    public void close() {
        closed = true;
    }
}
