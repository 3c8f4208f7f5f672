package io.argosy.agent.lease;

import java.time.Duration;

/// The time since the machine was started, its sleep included (CLOCK_BOOTTIME): nobody sets it, and it is the same for all processes.
@FunctionalInterface
public interface Boottime {
    Duration now();
}
