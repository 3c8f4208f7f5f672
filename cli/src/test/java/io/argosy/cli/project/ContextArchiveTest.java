package io.argosy.cli.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContextArchiveTest {

    @TempDir
    private Path context;

    @Test
    void holdsWhatIsNotIgnored() throws IOException {
        write("Dockerfile", "FROM scratch");
        write(".dockerignore", "secret\nDockerfile\n");
        write("secret/key", "never");
        write("src/main.sh", "#!/bin/sh");
        Files.setPosixFilePermissions(context.resolve("src/main.sh"), PosixFilePermissions.fromString("rwxr-x---"));

        Map<String, TarArchiveEntry> entries = entries("Dockerfile");

        assertThat(entries).containsOnlyKeys(".dockerignore", "Dockerfile", "src/", "src/main.sh");
        assertThat(entries.get("src/main.sh").getMode() & 0777).isEqualTo(0750);
    }

    @Test
    void linksAreSentAsLinks() throws IOException {
        write("Dockerfile", "FROM scratch");
        Files.createSymbolicLink(context.resolve("passwd"), Path.of("/etc/passwd"));

        TarArchiveEntry link = entries("Dockerfile").get("passwd");

        assertThat(link.isSymbolicLink()).isTrue();
        assertThat(link.getLinkName()).isEqualTo("/etc/passwd");
        assertThat(link.getSize()).isZero();
    }

    private void write(String name, String text) throws IOException {
        Path file = context.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }

    private Map<String, TarArchiveEntry> entries(String dockerfile) throws IOException {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        new ContextArchive(context, dockerfile).writeTo(archive);
        Map<String, TarArchiveEntry> entries = new TreeMap<>();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new ByteArrayInputStream(archive.toByteArray()))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                entries.put(entry.getName(), entry);
            }
        }
        return entries;
    }
}
