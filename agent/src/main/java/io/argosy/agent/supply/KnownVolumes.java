package io.argosy.agent.supply;

import io.argosy.agent.disk.RecordFile;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Names of the volumes that were made or adopted here and not removed on demand: one of these that is not on the engine is lost, not new.
public final class KnownVolumes {
    private final RecordFile<Names> file;
    private final Set<String> names;

    /// As it lies on disk.
    public record Names(List<String> names) {
        public Names {
            names = List.copyOf(names);
        }
    }

    public KnownVolumes(RecordFile<Names> file) {
        this.file = file;
        this.names = new LinkedHashSet<>(file.read().map(Names::names).orElse(List.of()));
    }

    public synchronized boolean contains(String name) {
        return names.contains(name);
    }

    public synchronized void add(String name) {
        if (names.add(name)) {
            file.write(new Names(new ArrayList<>(names)));
        }
    }

    public synchronized void remove(String name) {
        if (names.remove(name)) {
            file.write(new Names(new ArrayList<>(names)));
        }
    }
}
