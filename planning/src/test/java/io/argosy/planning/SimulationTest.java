package io.argosy.planning;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/// Random events on a small app; what must always hold is checked after every plan.
class SimulationTest {

    @Property(tries = 100)
    void holdsItsPromisesWhateverHappensAndComesToRest(@ForAll("events") List<Event> events) {
        Simulation simulation = new Simulation();
        events.forEach(simulation::on);
        simulation.comeToRest();
    }

    @Provide
    Arbitrary<List<Event>> events() {
        return Arbitraries.frequencyOf(
                        Tuple.of(1, Arbitraries.of(Event.Kind.class)),
                        Tuple.of(1, Arbitraries.of(Event.Kind.DEPLOY, Event.Kind.SETTLE, Event.Kind.CALM, Event.Kind.TIME)))
                .flatMap(kind -> Arbitraries.integers().between(0, 1_000_000).map(seed -> new Event(kind, seed)))
                .list().ofMinSize(5).ofMaxSize(60);
    }

    /// @param pick chooses among what the event could happen to
    record Event(Kind kind, int pick) {

        enum Kind { DEPLOY, SCALE, STOP, START, READY, READY_ALL, STARTING, UNHEALTHY, CRASH_LOOP, LOST, REJECTED, FAILED, ENDED, CALM, SETTLE, TIME, AWAY, LOST_NODE, DRAIN, ACTIVATE, BACK }
    }
}
