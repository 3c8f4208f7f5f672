package io.argosy.e2e.chaos;

import io.argosy.e2e.harness.Apps;
import io.argosy.e2e.harness.Fleet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// An exclusive service whose tasks write, five times a second, that they run: into a file that all nodes share, as they are on one machine and so have one
/// clock.
final class Ledger {

    static final String APP = "bank";
    static final String SERVICE = "ledger";

    /// When one run of a task wrote first and last, in seconds of the machine's uptime.
    private record Run(String id, double first, double last) {

        Run until(double at) {
            return new Run(id, first, Math.max(last, at));
        }
    }

    private final Path file;

    Ledger(Fleet fleet) {
        this.file = fleet.directory().resolve("ledger/log");
    }

    void deploy(Fleet fleet) {
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        new Apps(fleet).deploy(APP, """
                services:
                  ledger:
                    image: busybox:1
                    init: true
                    command: ["sh", "-c", "id=$$(cat /proc/sys/kernel/random/uuid); while :; do read up _ < /proc/uptime; echo $$up $$id >> /ledger/log; sleep 0.2; done"]
                    volumes: ["%s:/ledger"]
                    stop_grace_period: 1s
                    x-argosy: {exclusive: {lease: 11s}}
                """.formatted(file.getParent()));
    }

    /// How many runs there were.
    int runs() {
        return read().size();
    }

    /// Runs that began before another ended.
    List<String> doubled() {
        List<Run> runs = read().stream().sorted(Comparator.comparingDouble(Run::first)).toList();
        List<String> doubled = new ArrayList<>();
        for (int i = 1; i < runs.size(); i++) {
            Run before = runs.get(i - 1);
            Run after = runs.get(i);
            if (after.first() <= before.last()) {
                doubled.add("%s wrote until %.2f, %s from %.2f".formatted(before.id(), before.last(), after.id(), after.first()));
            }
        }
        return doubled;
    }

    private List<Run> read() {
        Map<String, Run> runs = new LinkedHashMap<>();
        try {
            for (String line : Files.readAllLines(file)) {
                String[] words = line.split(" ");
                double at = Double.parseDouble(words[0]);
                runs.merge(words[1], new Run(words[1], at, at), (before, _) -> before.until(at));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(runs.values());
    }
}
