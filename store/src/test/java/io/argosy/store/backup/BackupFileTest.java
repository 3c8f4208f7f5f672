package io.argosy.store.backup;

import static io.argosy.store.Harbour.CATALOG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.argosy.model.leadership.Fence;
import io.argosy.store.Key;
import io.argosy.store.StoreException;
import io.argosy.store.StoreException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackupFileTest {

    private static final BackupHeader HEADER = BackupHeader.of(Instant.ofEpochSecond(1_000), "sqlite", new Fence(7, 3), 12);
    private static final List<RawRecord> RECORDS = List.of(
            new RawRecord(new Key("berths", "a"), 11, "{\"number\":1,\"note\":\"two words\"}"),
            new RawRecord(new Key("berths", "b/c"), 12, "{\"number\":2,\"note\":\"\u00fc\"}"),
            new RawRecord(new Key("unknown", "x"), 3, "[1, 2]"));

    @TempDir
    private Path directory;
    private BackupFile file;

    @BeforeEach
    void name() {
        file = new BackupFile(directory.resolve("state.backup"));
    }

    @Test
    void givesBackWhatWasWritten() {
        BackupFile.Content written = file.write(source(RECORDS), header -> header.withKey(Optional.of("00ff")));
        List<RawRecord> read = new ArrayList<>();

        assertThat(written).isEqualTo(new BackupFile.Content(HEADER.withKey(Optional.of("00ff")), 3));
        assertThat(file.read(read::add)).isEqualTo(written);
        assertThat(read).isEqualTo(RECORDS);
        assertThat(file.check(CATALOG)).isEqualTo(written);
    }

    @Test
    void isTextThatPeopleCanRead() throws IOException {
        file.write(source(RECORDS), UnaryOperator.identity());

        List<String> lines = Files.readAllLines(file.path());
        assertThat(lines.getFirst()).isEqualTo(
                "{\"argosy\":\"backup\",\"version\":1,\"made\":\"1970-01-01T00:16:40Z\",\"store\":\"sqlite\",\"fence\":{\"incarnation\":7,\"term\":3},\"revision\":12}");
        assertThat(lines.get(2)).isEqualTo("berths b/c 12 {\"number\":2,\"note\":\"\u00fc\"}");
        assertThat(lines.getLast()).startsWith("{\"records\":3,\"sha256\":\"").hasSize(89);
    }

    @Test
    void mayHoldNothing() {
        file.write(source(List.of()), UnaryOperator.identity());
        assertThat(file.check(CATALOG).records()).isZero();
    }

    @Test
    void isReadableByItsOwnerOnlyAndReplacesNothing() throws IOException {
        file.write(source(RECORDS), UnaryOperator.identity());

        assertThat(Files.getPosixFilePermissions(file.path())).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(catchThrowableOfType(StoreException.class, () -> file.write(source(List.of()), UnaryOperator.identity()))).hasMessageContaining("exists already");
        assertThat(file.check(CATALOG).records()).isEqualTo(3);
    }

    @Test
    void leavesNothingWhenItCannotBeMade() {
        BackupSource broken = (begin, _) -> {
            begin.accept(HEADER);
            throw new StoreException(Kind.BROKEN, "on purpose", "none", null);
        };
        assertThat(catchThrowableOfType(StoreException.class, () -> file.write(broken, UnaryOperator.identity()))).hasMessageContaining("on purpose");
        assertThat(directory).isEmptyDirectory();
        BackupFile nowhere = new BackupFile(directory.resolve("missing").resolve("state.backup"));
        assertThat(catchThrowableOfType(StoreException.class, () -> nowhere.write(source(RECORDS), UnaryOperator.identity()))).hasMessageContaining("cannot be written");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            two words     | two w\u00f6rds  | CORRUPT     | does not fit its checksum
            berths b/c 12 | berths b/d 12   | CORRUPT     | does not fit its checksum
            "records":3   | "records":2     | CORRUPT     | does not fit its checksum
            [1, 2]        | [1, 2]~{"records":3,"sha256":""} | CORRUPT | does not fit its checksum
            unknown x 3   | unknown x three | CORRUPT     | three
            unknown x 3   | unknown         | CORRUPT     | it is not TABLE KEY REVISION JSON
            "version":1   | "version":2     | TOO_NEW     | was written by a newer version
            "backup"      | "diary"         | CORRUPT     | does not begin as a backup of Argosy does
            """)
    void isRefusedWhenItWasChanged(String part, String other, Kind kind, String problem) throws IOException {
        file.write(source(RECORDS), UnaryOperator.identity());
        Files.writeString(file.path(), Files.readString(file.path()).replace(part, other.replace('~', '\n')));

        refused(kind, problem);
    }

    @Test
    void isRefusedWhenItIsNotWhole() throws IOException {
        file.write(source(RECORDS), UnaryOperator.identity());
        byte[] whole = Files.readAllBytes(file.path());
        for (int length = 0; length < whole.length; length++) {
            Files.write(file.path(), Arrays.copyOf(whole, length));
            refused(Kind.CORRUPT, "");
        }
        Files.delete(file.path());
        refused(Kind.NOT_A_STORE, "cannot be read");
    }

    @Test
    void isRefusedWhenARecordCannotBeReadOrIsThereTwice() throws IOException {
        file.write(source(List.of(new RawRecord(new Key("berths", "a"), 1, "{\"number\":\"many\"}"))), UnaryOperator.identity());
        refused(Kind.CORRUPT, "/berths/a: number: ");
        Files.delete(file.path());
        file.write(source(List.of(RECORDS.getFirst(), RECORDS.getFirst())), UnaryOperator.identity());
        refused(Kind.CORRUPT, "/berths/a is in it twice");
    }

    private void refused(Kind kind, String problem) {
        StoreException refusal = catchThrowableOfType(StoreException.class, () -> file.check(CATALOG));
        assertThat(refusal).hasMessageContaining(problem).hasMessageContaining(file.path().toString());
        assertThat(refusal.kind()).isEqualTo(kind);
    }

    private static BackupSource source(List<RawRecord> records) {
        return (Consumer<BackupHeader> begin, Consumer<RawRecord> each) -> {
            begin.accept(HEADER);
            records.forEach(each);
        };
    }
}
