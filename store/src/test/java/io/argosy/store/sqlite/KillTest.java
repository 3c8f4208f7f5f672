package io.argosy.store.sqlite;

import static io.argosy.store.Harbour.BERTHS;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.store.Entry;
import io.argosy.store.Harbour;
import io.argosy.store.Harbour.Berth;
import io.argosy.store.Snapshot;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Kills a process that commits, as `kill -9` does, and looks at what it left.
@Timeout(120)
class KillTest {

    private static final int ROUNDS = 5;
    private static final int MOST_ACKNOWLEDGED = 3_000;

    @TempDir
    private Path directory;
    private final int[] acknowledged = new int[CommitLoop.WRITERS];

    @Test
    void losesNothingAcknowledgedAndLeavesNothingHalfDone() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            killAfter(1 + random.nextInt(MOST_ACKNOWLEDGED));
            try (SqliteStore store = SqliteStore.open(SqliteSettings.in(directory), Harbour.CATALOG)) {
                assertSound(store.snapshot(), "seed " + seed + ", round " + round);
            }
        }
    }

    private void killAfter(int lines) throws IOException, InterruptedException {
        Process child = Child.start(CommitLoop.class, directory.toString());
        try (BufferedReader said = child.inputReader()) {
            for (int line = 0; line < lines; line++) {
                note(said.readLine());
            }
            child.toHandle().destroyForcibly();
            said.lines().forEach(this::noteIfWhole);
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    private void note(String line) {
        assertThat(line).as("the child ended by itself").isNotNull();
        String[] words = line.split(" ");
        int writer = Integer.parseInt(words[0]);
        acknowledged[writer] = Math.max(acknowledged[writer], Integer.parseInt(words[1]));
    }

    /// The last line may be cut off in its number; a smaller number is no wrong claim.
    private void noteIfWhole(String line) {
        if (line.matches("\\d \\d+")) {
            note(line);
        }
    }

    private void assertSound(Snapshot snapshot, String when) {
        for (int writer = 0; writer < CommitLoop.WRITERS; writer++) {
            int left = number(snapshot, writer + "/left");
            assertThat(left).as(when).isGreaterThanOrEqualTo(acknowledged[writer]);
            assertThat(number(snapshot, writer + "/right")).as(when).isEqualTo(left);
            assertThat(snapshot.scan(BERTHS, writer + "/trail/")).as(when).extracting(Entry::value).extracting(Berth::number)
                    .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(Math.max(1, left - 1), left).boxed().toList());
            acknowledged[writer] = left;
        }
    }

    private static int number(Snapshot snapshot, String key) {
        return snapshot.get(BERTHS, key).map(Berth::number).orElse(0);
    }
}
