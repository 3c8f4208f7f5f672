package io.argosy.cli.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.codec.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateDirectoryTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Endpoint ENDPOINT = new Endpoint("origin", "10.0.0.1:2376", "ci", "viewer", NOW, NOW.plus(Duration.ofDays(30)));

    @TempDir
    private Path directory;

    @Test
    void whatIsKeptIsFoundAgainAndReadByItsOwnerOnly() throws Exception {
        CertificateDirectory kept = new CertificateDirectory(directory.resolve("a/b"), Json.standard());
        assertThat(kept.read()).isEmpty();
        String certificate = Base64.getEncoder().encodeToString(new byte[100]);
        kept.write(ENDPOINT, ClientKey.make(), certificate, certificate);
        kept.write(ENDPOINT, ClientKey.make(), certificate, certificate);
        assertThat(kept.read()).contains(ENDPOINT);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept.path()))).isEqualTo("rwx------");
        try (var files = Files.list(kept.path())) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("ca.pem", "cert.pem", "key.pem", "endpoint.json");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept.file("key.pem")))).isEqualTo("rw-------");
        assertThat(Files.readString(kept.file("key.pem"))).matches("(?s)-----BEGIN PRIVATE KEY-----\n([A-Za-z0-9+/=]{1,64}\n)+-----END PRIVATE KEY-----\n");
    }

    @Test
    void whatIsBrokenIsMadeAnew() throws Exception {
        Files.writeString(directory.resolve("endpoint.json"), "{");
        assertThat(new CertificateDirectory(directory, Json.standard()).read()).isEmpty();
    }

    @Test
    void aCertificateIsUsedForHalfOfItsTimeByWhomItWasMadeFor() {
        assertThat(ENDPOINT.good("origin", NOW.plus(Duration.ofDays(14)))).isTrue();
        assertThat(ENDPOINT.good("origin", NOW.plus(Duration.ofDays(16)))).isFalse();
        assertThat(ENDPOINT.good("other", NOW)).isFalse();
        assertThat(ENDPOINT.url()).isEqualTo("tcp://10.0.0.1:2376");
    }
}
