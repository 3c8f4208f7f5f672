package io.argosy.store;

import static io.argosy.store.Harbour.CATALOG;

import io.argosy.store.memory.MemoryStore;
import io.argosy.store.sqlite.SqliteSettings;
import io.argosy.store.sqlite.SqliteStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;

/// Every store answers any run of actions as a plain map would, also when it is closed and opened in between.
class AgreementTest {

    private static final List<String> KEYS = List.of("a", "a/b", "a/c", "b", "b/a");

    /// Something a writer does.
    sealed interface Action {
        record Commit(List<Touch> touches, List<Belief> beliefs) implements Action {
        }

        /// Another server leads; from then on the one before is deposed.
        record TakeOver() implements Action {
        }

        record CommitDeposed(Touch touch) implements Action {
        }

        record Reopen() implements Action {
        }
    }

    /// @param number negative to delete
    record Touch(String key, int number) {
    }

    /// What a writer believes of a key: what is true, an older revision, or that it is absent.
    record Belief(String key, Kind kind) {
        enum Kind { TRUE, OLDER, ABSENT }
    }

    @Property(tries = 150, shrinking = ShrinkingMode.BOUNDED)
    void inMemoryAgreesWithAMap(@ForAll("actions") List<Action> actions) {
        try (AgreementRun run = new AgreementRun(new MemoryStore(CATALOG), AgreementRun.CANNOT_REOPEN)) {
            actions.forEach(run::act);
        }
    }

    @Property(tries = 60, shrinking = ShrinkingMode.BOUNDED)
    void sqliteAgreesWithAMap(@ForAll("actions") List<Action> actions) throws IOException {
        Path directory = Files.createTempDirectory("agreement");
        try (AgreementRun run = new AgreementRun(open(directory), store -> {
            store.close();
            return open(directory);
        })) {
            actions.forEach(run::act);
        } finally {
            delete(directory);
        }
    }

    @Provide
    Arbitrary<List<Action>> actions() {
        Arbitrary<Touch> touches = Combinators.combine(Arbitraries.of(KEYS), Arbitraries.integers().between(-1, 3)).as(Touch::new);
        Arbitrary<Belief> beliefs = Combinators.combine(Arbitraries.of(KEYS), Arbitraries.frequency(
                Tuple.of(6, Belief.Kind.TRUE), Tuple.of(1, Belief.Kind.OLDER), Tuple.of(1, Belief.Kind.ABSENT)))
                .as(Belief::new);
        Arbitrary<Action> commits = Combinators.combine(touches.list().ofMaxSize(4), beliefs.list().uniqueElements(Belief::key).ofMaxSize(2))
                .as(Action.Commit::new);
        return Arbitraries.frequencyOf(
                Tuple.of(12, commits),
                Tuple.of(1, Arbitraries.just(new Action.TakeOver())),
                Tuple.of(1, touches.map(Action.CommitDeposed::new)),
                Tuple.of(1, Arbitraries.just(new Action.Reopen()))).list().ofMinSize(5).ofMaxSize(40);
    }

    private static SqliteStore open(Path directory) {
        return SqliteStore.open(SqliteSettings.in(directory), CATALOG);
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
