package io.argosy.store.sqlite;

import static io.argosy.store.Harbour.BERTHS;

import io.argosy.store.CommitResult;
import io.argosy.store.Harbour;
import io.argosy.store.Harbour.Berth;
import io.argosy.store.Leadership;
import java.nio.file.Path;

/// Commits without end, with several writers, until it is killed. Says `WRITER NUMBER` once that number is durable.
final class CommitLoop {

    static final int WRITERS = 4;

    private CommitLoop() {}

    public static void main(String[] arguments) throws Exception {
        SqliteStore store = SqliteStore.open(SqliteSettings.in(Path.of(arguments[0])), Harbour.CATALOG);
        Leadership leader = store.lead("loop");
        Thread[] writers = new Thread[WRITERS];
        for (int writer = 0; writer < WRITERS; writer++) {
            int mine = writer;
            writers[writer] = Thread.ofVirtual().start(() -> write(store, leader, mine));
        }
        for (Thread writer : writers) {
            writer.join();
        }
    }

    /// Each transaction sets two records to one number, deletes the pair before the last, and adds a pair.
    private static void write(SqliteStore store, Leadership leader, int writer) {
        int number = store.snapshot().get(BERTHS, writer + "/left").map(Berth::number).orElse(0);
        while (true) {
            number++;
            CommitResult result = store.commit(leader.begin()
                    .put(BERTHS, writer + "/left", Berth.of(number)).put(BERTHS, writer + "/right", Berth.of(number))
                    .put(BERTHS, writer + "/trail/" + number, new Berth(number, "x".repeat(500)))
                    .delete(BERTHS, writer + "/trail/" + (number - 2)).build());
            if (!(result instanceof CommitResult.Committed)) {
                throw new IllegalStateException(result.toString());
            }
            System.out.println(writer + " " + number);
        }
    }
}
