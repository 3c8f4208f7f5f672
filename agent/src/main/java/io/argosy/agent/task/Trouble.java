package io.argosy.agent.task;

import io.argosy.agent.supply.Awaited;
import io.argosy.agent.supply.Unfit;
import io.argosy.engine.EngineException;
import java.time.Duration;

/// What follows when a step fails before the task ever ran.
public sealed interface Trouble {
    /// Tries left for what may pass: a port that another task is about to give back, a full disk.
    int TRIES = 4;

    Duration FIRST = Duration.ofMillis(500);
    Duration LONGEST = Duration.ofSeconds(15);

    /// The step is tried again after a while.
    record Again(Duration after, String message) implements Trouble {}

    /// Trying again will not help: the task ends.
    record GiveUp(String message) implements Trouble {}

    /// @param failures of this step so far, this one included
    static Trouble of(RuntimeException failure, int failures) {
        return switch (failure) {
            case EngineException.Unreachable e -> new Again(pause(failures), "engine down: " + e.getMessage());
            case EngineException.Unsupported e -> new Again(LONGEST, e.getMessage());
            case EngineException.NoSpace e -> limited(failures,
                    "the engine's disk is full (" + e.getMessage() + "): free some with `docker system prune`, or give it more");
            case EngineException.Conflict e -> limited(failures, e.getMessage() + ": remove or rename it");
            case EngineException.NotFound e -> limited(failures, e.getMessage());
            case EngineException.Refused e when unattached(e.getMessage()) ->
                new Again(pause(failures), "the managers of the cluster's overlay networks cannot be reached from this node: " + e.getMessage());
            case EngineException.Refused e when passing(e.getMessage()) -> limited(failures, explain(e.getMessage()));
            case EngineException.Refused e -> new GiveUp(explain(e.getMessage()));
            case Awaited e -> new Again(pause(Math.min(failures, 2)), e.getMessage());
            case Unfit e -> new GiveUp(e.getMessage());
            default -> throw failure;
        };
    }

    private static Trouble limited(int failures, String message) {
        return failures < TRIES ? new Again(pause(failures), message) : new GiveUp(message);
    }

    static Duration pause(int failures) {
        Duration pause = FIRST.multipliedBy(1L << Math.min(failures - 1, 10));
        return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
    }

    private static boolean passing(String message) {
        return portTaken(message) || message.contains("no available IPv4 addresses") || message.contains("Address already in use");
    }

    /// The two ways in which engines say that no manager of the Swarm let a container onto an overlay.
    private static boolean unattached(String message) {
        return message.contains("Could not attach to network") || message.contains("attaching to network failed");
    }

    private static boolean portTaken(String message) {
        return message.contains("port is already allocated") || message.contains("address already in use");
    }

    private static String explain(String message) {
        return portTaken(message) ? message + ": another program or container uses the port; stop it, or publish another port" : message;
    }
}
