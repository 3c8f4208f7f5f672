package io.argosy.agent.reach;

import io.argosy.model.witness.Sighting;
import io.argosy.model.witness.Sign;
import io.argosy.model.witness.Suspect;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/// Tries to reach nodes that the server does not hear any more. Safe for any number of threads.
public final class Scout {
    /// Nodes that are tried at one moment; more are not answered for.
    private static final int AT_ONCE = 512;

    private final Semaphore places = new Semaphore(AT_ONCE);
    private final Approach approach;

    public Scout() {
        this(Approach.STANDARD);
    }

    Scout(Approach approach) {
        this.approach = approach;
    }

    /// Returns at once. @param told called once, within seconds, with what was found of the nodes that could be tried
    public void look(List<Suspect> suspects, Consumer<List<Sighting>> told) {
        List<Suspect> tried = suspects.stream().filter(_ -> places.tryAcquire()).toList();
        Thread.ofVirtual().name("scout").start(() -> told.accept(look(tried)));
    }

    private List<Sighting> look(List<Suspect> suspects) {
        List<Future<Sign>> tries = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            suspects.forEach(suspect -> tries.add(threads.submit(() -> approach.to(suspect))));
        } finally {
            places.release(suspects.size());
        }
        List<Sighting> sightings = new ArrayList<>();
        for (int i = 0; i < suspects.size(); i++) {
            if (tries.get(i).state() == Future.State.SUCCESS) {
                sightings.add(new Sighting(suspects.get(i).node(), tries.get(i).resultNow()));
            }
        }
        return sightings;
    }
}
