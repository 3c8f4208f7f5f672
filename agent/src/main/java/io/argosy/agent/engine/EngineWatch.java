package io.argosy.agent.engine;

import io.argosy.agent.label.Identity;
import io.argosy.agent.label.Labels;
import io.argosy.agent.task.Drivers;
import io.argosy.agent.task.EngineLife;
import io.argosy.agent.network.Sandboxes;
import io.argosy.engine.ContainerEvent;
import io.argosy.engine.ContainerSummary;
import io.argosy.engine.Engine;
import io.argosy.engine.EngineException;
import io.argosy.engine.Events;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Reads the engine's events for as long as the agent lives, and finds out when the engine goes and comes.
public final class EngineWatch implements AutoCloseable {
    private static final Logger LOG = System.getLogger(EngineWatch.class.getName());
    private static final Duration RETRY = Duration.ofMillis(500);
    /// Tries to reach an engine that is away, after which it is told again how many containers live.
    private static final int TELL_AGAIN = 10;
    private static final Duration RESYNC = Duration.ofSeconds(30);

    private final Engine engine;
    private final Identity identity;
    private final Drivers drivers;
    private final Sandboxes sandboxes;
    private final EngineLife life;
    private final InstantSource clock;
    private final Runnable facts;
    private volatile boolean closed;
    private volatile Optional<Events> reading = Optional.empty();
    private volatile boolean away;
    private int tries;

    /// @param facts told when the engine went or came
    public EngineWatch(Engine engine, Identity identity, Drivers drivers, Sandboxes sandboxes, EngineLife life, InstantSource clock, Runnable facts) {
        this.engine = engine;
        this.identity = identity;
        this.drivers = drivers;
        this.sandboxes = sandboxes;
        this.life = life;
        this.clock = clock;
        this.facts = facts;
    }

    public void start() {
        Thread.ofVirtual().name("engine events").start(this::readForEver);
        Thread.ofVirtual().name("engine resync").start(this::compareForEver);
    }

    private void readForEver() {
        while (!closed) {
            try (Events events = engine.events(clock.instant())) {
                reading = Optional.of(events);
                came();
                for (Optional<ContainerEvent> event = events.next(); event.isPresent(); event = events.next()) {
                    happened(event.get());
                }
            } catch (EngineException e) {
                went(e);
                pause(RETRY);
            }
        }
    }

    /// The engine is there, and its events are read from now on.
    public void came() {
        if (away) {
            LOG.log(Level.INFO, "the engine is back");
            // First, so that nothing that was seen before the outage is told as if it were seen now.
            drivers.lookAgain();
            life.back(clock.instant());
            away = false;
            facts.run();
        }
        drivers.lookAgain();
    }

    /// The engine's events cannot be read any more.
    public void went(EngineException cause) {
        if (!away && !closed) {
            LOG.log(Level.WARNING, "engine down: " + cause.getMessage());
            life.lost(clock.instant());
            away = true;
            facts.run();
        } else if (away && ++tries % TELL_AGAIN == 0) {
            facts.run();
        }
    }

    /// Passes an event on to whom it concerns.
    public void happened(ContainerEvent event) {
        if (!Labels.isOf(identity, event.labels())) {
            return;
        }
        Labels.sandboxOf(event.labels()).filter(_ -> event.kind() == ContainerEvent.Kind.ENDED).ifPresent(drivers::happened);
        Labels.task(event.labels()).ifPresent(task -> {
            switch (event.kind()) {
                case TOLD_TO_END -> drivers.toldToEnd(task);
                case STARTED, ENDED, REMOVED -> drivers.happened(task);
                case CREATED, PAUSED, RESUMED -> { }
            }
        });
    }

    private void compareForEver() {
        while (pause(RESYNC)) {
            compare();
        }
    }

    /// Finds what events did not tell.
    public void compare() {
        try {
            List<ContainerSummary> all = engine.containers().list(Labels.ofCluster(identity));
            sandboxes.mend(all);
            drivers.compare(all);
        } catch (EngineException _) {
            // The reader of events finds that out by itself.
        }
    }

    private boolean pause(Duration time) {
        Instant until = Instant.now().plus(time);
        try {
            while (!closed && Instant.now().isBefore(until)) {
                Thread.sleep(Math.min(time.toMillis(), 500));
            }
        } catch (InterruptedException _) {
            return false;
        }
        return !closed;
    }

    @Override
    public void close() {
        closed = true;
        reading.ifPresent(Events::close);
    }
}
