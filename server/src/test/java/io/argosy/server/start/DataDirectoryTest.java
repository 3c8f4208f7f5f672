package io.argosy.server.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    @TempDir
    private Path place;

    private static String rights(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void secretsBelongToTheirOwnerAlone() throws Exception {
        DataDirectory data = DataDirectory.make(place.resolve("a/b"));
        data.bootstrapToken().text("argosy_");
        data.key().bytes();
        assertThat(rights(data.path())).isEqualTo("rwx------");
        assertThat(rights(data.path().resolve("bootstrap-token"))).isEqualTo("rw-------");
        assertThat(rights(data.path().resolve("key"))).isEqualTo("rw-------");
    }

    @Test
    void secretsAreMadeOnce() {
        DataDirectory data = DataDirectory.make(place);
        assertThat(data.bootstrapToken().text("argosy_")).startsWith("argosy_").hasSizeGreaterThan(60).isEqualTo(data.bootstrapToken().text("other"));
        assertThat(data.key().bytes()).hasSize(32).isEqualTo(data.key().bytes());
    }

    @Test
    void aDamagedKeyIsNotReplaced() throws Exception {
        Files.writeString(place.resolve("key"), "abc");
        assertThatThrownBy(() -> DataDirectory.make(place).key().bytes()).isInstanceOf(StartFailure.class).hasMessageContaining("damaged");
        assertThat(Files.readString(place.resolve("key"))).isEqualTo("abc");
    }

    @Test
    void aFileIsNoDirectory() throws Exception {
        Path file = Files.writeString(place.resolve("file"), "");
        assertThatThrownBy(() -> DataDirectory.make(file)).isInstanceOf(StartFailure.class).hasMessageContaining("is not a directory");
    }
}
