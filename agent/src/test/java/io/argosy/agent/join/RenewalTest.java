package io.argosy.agent.join;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.agent.session.FakeAuthority;
import io.argosy.agent.session.FakeServer;
import io.argosy.agent.trust.Channels;
import io.argosy.agent.trust.Credential;
import io.argosy.agent.trust.Credentials;
import io.argosy.agent.trust.NodeKey;
import io.argosy.codec.Json;
import io.argosy.trust.Possession;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenewalTest {
    @TempDir
    Path directory;

    private final Json json = Json.standard();
    private final FakeAuthority authority = new FakeAuthority();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private FakeServer server;
    private Credentials credentials;

    @BeforeEach
    void begin() throws IOException {
        server = new FakeServer(authority);
        credentials = Credentials.in(directory, json);
    }

    @AfterEach
    void end() {
        server.close();
        threads.close();
    }

    private Credential issued(Duration age) {
        authority.age = age;
        NodeKey key = NodeKey.make();
        Credential credential = new Credential(
                "c1", FakeAuthority.NODE, key.encoded(), authority.issue(Possession.proven(key.proof("x"), "x").orElseThrow()));
        credentials.keep(credential);
        authority.age = Duration.ZERO;
        return credential;
    }

    private Credential renewed(int port) {
        try (Renewal renewal = new Renewal(() -> new Channels("127.0.0.1:" + port, threads), credentials, json, InstantSource.system())) {
            renewal.renewWhenDue();
        }
        return Credentials.in(directory, json).current().orElseThrow();
    }

    @Test
    void aCertificateIsRenewedWithANewKeyWhenHalfOfItsTimeIsOver() {
        Credential before = issued(Duration.ofDays(16));
        Credential after = renewed(server.port());
        assertThat(after.expiresAt()).isAfter(Instant.now().plus(Duration.ofDays(29)));
        assertThat(after.privateKey()).isNotEqualTo(before.privateKey());
        assertThat(after.node()).isEqualTo(before.node());
    }

    @Test
    void aYoungOneIsKept() {
        Credential before = issued(Duration.ofDays(13));
        assertThat(renewed(server.port())).isEqualTo(before);
    }

    @Test
    void whenTheServerIsAwayTheOldOneStays() {
        Credential before = issued(Duration.ofDays(16));
        int port = server.port();
        server.close();
        assertThat(renewed(port)).isEqualTo(before);
    }
}
