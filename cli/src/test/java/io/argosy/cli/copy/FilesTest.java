package io.argosy.cli.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilesTest {

    @TempDir
    private Path directory;

    private Path source;
    private Path there;

    @BeforeEach
    void make() throws Exception {
        source = Files.createDirectories(directory.resolve("site"));
        there = Files.createDirectory(directory.resolve("there"));
        Files.writeString(source.resolve("index.html"), "hello");
        Files.createDirectory(source.resolve("empty"));
        Files.createSymbolicLink(source.resolve("home"), Path.of("index.html"));
        Files.setPosixFilePermissions(source.resolve("index.html"), PosixFilePermissions.fromString("rwxr-x--x"));
    }

    private byte[] packed(Path path, String name) throws IOException {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        FilesArchive.write(path, name, archive);
        return archive.toByteArray();
    }

    private static void unpack(byte[] archive, Path target) throws IOException {
        new FilesUnpacked(target).take(new ByteArrayInputStream(archive));
    }

    @Test
    void directoryGoesIntoOneThatIsThereAndElseTakesItsName() throws Exception {
        unpack(packed(source, "html"), there);
        assertThat(there.resolve("html/index.html")).hasContent("hello");
        unpack(packed(source, "html"), there.resolve("copy"));
        Path copy = there.resolve("copy");
        assertThat(copy.resolve("index.html")).hasContent("hello");
        assertThat(copy.resolve("empty")).isEmptyDirectory();
        assertThat(Files.readSymbolicLink(copy.resolve("home"))).hasToString("index.html");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy.resolve("index.html")))).isEqualTo("rwxr-x--x");
    }

    @Test
    void fileTakesTheNameItIsGiven() throws Exception {
        unpack(packed(source.resolve("index.html"), "index.html"), there.resolve("other.html"));
        assertThat(there.resolve("other.html")).hasContent("hello");
        unpack(packed(source.resolve("index.html"), "index.html"), there);
        assertThat(there.resolve("index.html")).hasContent("hello");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../outside", "a/../../outside", "link/outside"})
    void nothingIsWrittenOutside(String name) throws Exception {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(archive)) {
            TarArchiveEntry link = new TarArchiveEntry("link", TarConstants.LF_SYMLINK);
            link.setLinkName(directory.toString());
            tar.putArchiveEntry(link);
            tar.closeArchiveEntry();
            TarArchiveEntry entry = new TarArchiveEntry(name);
            entry.setSize(1);
            tar.putArchiveEntry(entry);
            tar.write('x');
            tar.closeArchiveEntry();
        }
        assertThatThrownBy(() -> unpack(archive.toByteArray(), there)).isInstanceOf(IOException.class).hasMessageContaining("outside");
        assertThat(directory.resolve("outside")).doesNotExist();
    }

    @Test
    void placesAreToldApart() {
        assertThat(CopyPlace.parse("web.1:/var/log")).isEqualTo(new CopyPlace.InTask("web.1", "/var/log"));
        assertThat(CopyPlace.parse("web:etc")).isEqualTo(new CopyPlace.InTask("web", "/etc"));
        assertThat(CopyPlace.parse("./a:b")).isEqualTo(new CopyPlace.Here("./a:b"));
        assertThat(CopyPlace.parse("/tmp/a:b")).isEqualTo(new CopyPlace.Here("/tmp/a:b"));
        assertThat(CopyPlace.parse("-")).isEqualTo(new CopyPlace.Here("-"));
        assertThat(CopyPlace.parent("/etc/hosts")).isEqualTo("/etc");
        assertThat(CopyPlace.parent("/etc")).isEqualTo("/");
        assertThat(CopyPlace.name("/etc/hosts")).isEqualTo("hosts");
    }
}
