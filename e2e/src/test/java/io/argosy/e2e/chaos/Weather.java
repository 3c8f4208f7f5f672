package io.argosy.e2e.chaos;

import io.argosy.e2e.harness.Fleet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// Faults at random, in spells: up to three at once, all in one zone, so that never more fails than what the promise covers. Each kind comes before any
/// comes again. Used by one thread.
final class Weather {

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final int SPELL_MILLIS = 14_000;
    private static final int CALM_MILLIS = 7_000;
    private static final int AT_ONCE = 3;

    private record Begun(Fault fault, int number, int spell) {}

    private final Fleet fleet;
    private final Story story;
    private final Random random;
    private final List<Fault> deck = new ArrayList<>();

    Weather(Fleet fleet, Story story, long seed) {
        this.fleet = fleet;
        this.story = story;
        this.random = new Random(seed);
    }

    /// Spell after spell, each of which ends with all put right, until the time is over.
    void blow(Duration time) {
        while (story.now() < time.toSeconds()) {
            Story.pause(SHORTEST.plusMillis(random.nextInt(CALM_MILLIS)));
            spell(1 + random.nextInt(Zones.ZONES), 1 + random.nextInt(AT_ONCE));
        }
    }

    private void spell(int zone, int most) {
        List<Begun> begun = new ArrayList<>();
        List<String> machines = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            Fault fault = next();
            int number = number(fault, zone);
            if (Collections.disjoint(machines, fault.machines(number))) {
                machines.addAll(fault.machines(number));
                lasting(begin(fault, number)).ifPresent(begun::add);
                Story.pause(Duration.ofMillis(random.nextInt(2_000)));
            } else {
                deck.add(fault);
            }
        }
        Story.pause(SHORTEST.plusMillis(random.nextInt(SPELL_MILLIS)));
        Collections.shuffle(begun, random);
        begun.forEach(this::end);
    }

    /// One that ends before its spell does is waited for. @return what still lasts
    private Optional<Begun> lasting(Begun begun) {
        begun.fault().length().ifPresent(length -> {
            Story.pause(Duration.ofMillis(length.shortest() + random.nextInt(length.more())));
            end(begun);
        });
        return begun.fault().length().isEmpty() ? Optional.of(begun) : Optional.empty();
    }

    private Fault next() {
        if (deck.isEmpty()) {
            deck.addAll(List.of(Fault.values()));
            Collections.shuffle(deck, random);
        }
        return deck.removeFirst();
    }

    private int number(Fault fault, int zone) {
        List<Integer> nodes = Zones.nodes(zone);
        return switch (fault.place()) {
            case NODE -> nodes.get(random.nextInt(nodes.size()));
            case SERVER, ZONE -> zone;
        };
    }

    private Begun begin(Fault fault, int number) {
        story.tell("begins: " + fault.of(number));
        int spell = story.begin(fault, number);
        fault.begin(fleet, number);
        return new Begun(fault, number, spell);
    }

    private void end(Begun begun) {
        begun.fault().end(fleet, begun.number());
        story.end(begun.spell());
        story.tell("ended:  " + begun.fault().of(begun.number()));
    }
}
