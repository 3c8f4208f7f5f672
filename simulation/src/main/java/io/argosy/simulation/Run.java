package io.argosy.simulation;

import io.argosy.simulation.check.Convergence;
import io.argosy.simulation.check.Invariants;
import io.argosy.simulation.cluster.Cluster;
import io.argosy.simulation.fault.Weather;
import io.argosy.simulation.people.People;
import io.argosy.simulation.trace.Violation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// One run: a cluster begins, people and faults have their way with it, then the faults end and it has to come to rest.
public final class Run {

    private static final Duration BEGINS = Duration.ofSeconds(5);
    private static final Duration SHORTEST = Duration.ofSeconds(15);
    private static final Duration LONGEST = Duration.ofSeconds(75);
    private static final Duration LOOK = Duration.ofSeconds(5);
    /// The longest back-off is five minutes, and several may follow one another.
    private static final Duration RESTS_WITHIN = Duration.ofMinutes(25);
    private static final int MOST_EVENTS_AT_ONCE = 20_000;

    private final long seed;
    private final Cluster cluster;
    private final People people;
    private final Weather weather;
    private final Invariants invariants;
    private long events;

    private Run(long seed, Consumer<String> listener) {
        this.seed = seed;
        this.cluster = new Cluster(seed, listener);
        this.people = new People(cluster);
        this.weather = new Weather(cluster);
        this.invariants = new Invariants(cluster, people.ledger());
    }

    /// @param listener told each line of the trace
    public static Outcome of(long seed, Consumer<String> listener) {
        Run run = new Run(seed, listener);
        try (Cluster cluster = run.cluster) {
            Optional<Violation> violation = Optional.empty();
            try {
                run.go();
            } catch (Violation e) {
                violation = Optional.of(e);
            }
            return new Outcome(run.seed, cluster.trace().hash(), run.events, violation, cluster.trace().last());
        }
    }

    private void go() {
        cluster.start();
        people.begin();
        until(BEGINS);
        weather.begin();
        until(BEGINS.plus(cluster.chance().between(SHORTEST, LONGEST)));
        weather.clearUp();
        rest();
        people.deployGood();
        rest();
    }

    private void rest() {
        Duration end = cluster.timeline().elapsed().plus(RESTS_WITHIN);
        List<String> missing = List.of("not looked yet");
        while (!missing.isEmpty()) {
            people.rest();
            until(cluster.timeline().elapsed().plus(LOOK));
            missing = new Convergence(cluster).missing();
            if (!missing.isEmpty() && cluster.timeline().elapsed().compareTo(end) > 0) {
                throw new Violation("the plan converges once faults end", String.join("; ", missing));
            }
        }
        cluster.trace().say("at rest");
    }

    private void until(Duration end) {
        long moment = -1;
        int atOnce = 0;
        while (cluster.timeline().next(end)) {
            events++;
            atOnce = cluster.timeline().micros() == moment ? atOnce + 1 : 0;
            moment = cluster.timeline().micros();
            if (atOnce > MOST_EVENTS_AT_ONCE) {
                throw new Violation("time goes on", "more than " + MOST_EVENTS_AT_ONCE + " events at one moment");
            }
            invariants.check();
        }
    }
}
