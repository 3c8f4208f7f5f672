package io.argosy.store.sqlite;

import static io.argosy.store.Harbour.BERTHS;
import static io.argosy.store.Harbour.CATALOG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.argosy.codec.Json;
import io.argosy.model.unit.ByteSize;
import io.argosy.store.CommitResult;
import io.argosy.store.Harbour.Berth;
import io.argosy.store.StoreException;
import io.argosy.store.Transaction;
import io.argosy.store.state.Intake;
import io.argosy.store.state.Publication;
import io.argosy.store.state.Row;
import io.argosy.store.state.State;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A disk that fails while it commits: readers see what is on it, never more, and never less for long.
class DoubtTest {

    /// Where the disk fails.
    private enum Fault { NONE, WHILE_PREPARING, BEFORE_COMMIT, AFTER_COMMIT, AFTER_COMMIT_AND_BLIND, BUG_AFTER_COMMIT }

    @TempDir
    private Path directory;
    private StateFile file;
    private Publication publication;
    private Writer writer;
    private volatile Fault fault = Fault.NONE;

    @BeforeEach
    void begin() throws Exception {
        Path path = PrivateFiles.create(directory.resolve("argosy.db"));
        file = StateFile.open(path, ByteSize.mebibytes(10), Clock.systemUTC());
        publication = new Publication(file.load(CATALOG, Json.standard()));
        writer = new Writer(new FailingDisk(), publication);
        writer.begin();
    }

    @AfterEach
    void end() throws SQLException {
        writer.close();
        file.close();
    }

    @Test
    void forgetsWhatDidNotReachTheDisk() throws Exception {
        for (Fault early : new Fault[] {Fault.WHILE_PREPARING, Fault.BEFORE_COMMIT}) {
            assertThat(failure(early, 1).inDoubt()).isFalse();
            assertThat(publication.current().get(BERTHS, "a")).isEmpty();
        }
        assertThat(put(2)).isEqualTo(new CommitResult.Committed(1));
        assertSameOnDisk();
    }

    @Test
    void showsWhatReachedTheDiskAfterAll() throws Exception {
        assertThat(failure(Fault.AFTER_COMMIT, 1).inDoubt()).isTrue();
        assertThat(publication.current().get(BERTHS, "a")).contains(Berth.of(1));
        assertThat(put(2)).isEqualTo(new CommitResult.Committed(2));
        assertSameOnDisk();
    }

    @Test
    void catchesUpOnceItCanSeeTheDiskAgain() throws Exception {
        assertThat(failure(Fault.AFTER_COMMIT_AND_BLIND, 1).inDoubt()).isTrue();
        assertThat(publication.current().get(BERTHS, "a")).isEmpty();
        assertThat(put(2)).isEqualTo(new CommitResult.Committed(2));
        assertSameOnDisk();
    }

    @Test
    void survivesABugOfItsOwn() throws Exception {
        assertThat(failure(Fault.BUG_AFTER_COMMIT, 1).kind()).isEqualTo(StoreException.Kind.BROKEN);
        assertThat(put(2)).isEqualTo(new CommitResult.Committed(2));
        assertSameOnDisk();
    }

    private StoreException failure(Fault next, int number) {
        fault = next;
        try {
            return catchThrowableOfType(StoreException.class, () -> put(number));
        } finally {
            fault = Fault.NONE;
        }
    }

    private CommitResult put(int number) {
        Transaction transaction = Transaction.under(publication.current().fence()).put(BERTHS, "a", Berth.of(number)).build();
        return new Intake(CATALOG, Json.standard()).admit(transaction, encoded -> writer.carryOut(state -> state.apply(encoded)).result());
    }

    private void assertSameOnDisk() throws SQLException {
        State onDisk = file.load(CATALOG, Json.standard());
        assertThat(onDisk.revision()).isEqualTo(publication.current().revision());
        assertThat(onDisk.scan(BERTHS)).containsExactlyElementsOf(publication.current().scan(BERTHS));
    }

    /// The real file, with a fault.
    private final class FailingDisk implements Disk {

        @Override
        public Path path() {
            return file.path();
        }

        @Override
        public void prepare(Collection<Row> rows, State after) throws SQLException {
            file.prepare(rows, after);
            failIf(Fault.WHILE_PREPARING);
        }

        @Override
        public void commit() throws SQLException {
            failIf(Fault.BEFORE_COMMIT);
            file.commit();
            failIf(Fault.AFTER_COMMIT);
            failIf(Fault.AFTER_COMMIT_AND_BLIND);
            if (fault == Fault.BUG_AFTER_COMMIT) {
                throw new IllegalStateException("on purpose");
            }
        }

        @Override
        public void takeBack() {
            file.takeBack();
        }

        @Override
        public State mark() throws SQLException {
            failIf(Fault.AFTER_COMMIT_AND_BLIND);
            return file.mark();
        }

        private void failIf(Fault when) throws SQLException {
            if (fault == when) {
                throw new SQLException("on purpose");
            }
        }
    }
}
