package io.argosy.agent.join;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.agent.session.Door.Way;
import io.argosy.agent.session.FakeAuthority;
import io.argosy.agent.session.FakeServer;
import io.argosy.agent.session.KnownServers;
import io.argosy.agent.trust.Credential;
import io.argosy.agent.trust.Credentials;
import io.argosy.api.session.JoinAsk;
import io.argosy.api.session.SessionMethods;
import io.argosy.codec.Json;
import io.argosy.model.id.NodeName;
import io.argosy.model.join.CheckResult;
import io.argosy.model.join.JoinToken;
import io.argosy.model.join.KeyProof;
import io.argosy.model.node.NodeFacts;
import io.argosy.model.unit.ByteSize;
import io.argosy.model.unit.Cpus;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntranceTest {
    private static final NodeFacts FACTS = new NodeFacts(
            "host", "10.0.0.1", "linux", "amd64", Cpus.cores(2), ByteSize.mebibytes(1024), "20.10", "1.41", "1", Map.of(), List.of(), "");

    @TempDir
    Path directory;

    private final Json json = Json.standard();
    private final FakeAuthority authority = new FakeAuthority();
    private FakeServer server;

    @BeforeEach
    void begin() throws IOException {
        server = new FakeServer(authority);
    }

    @AfterEach
    void end() {
        server.close();
    }

    private static JoinAsk.Apply application(String secret, KeyProof key) {
        return new JoinAsk.Apply(SessionMethods.PROTOCOL, secret, key, Optional.empty(), Optional.empty(), new NodeName("n"), List.of(), Map.of(), FACTS, Instant.now());
    }

    private Way open(Optional<JoinToken> token) throws InterruptedException {
        Applicant applicant = new Applicant(() -> token, EntranceTest::application, _ -> new CheckResult.Fine());
        try (Entrance entrance = new Entrance(KnownServers.in(directory, List.of("127.0.0.1:" + server.port()), json), Credentials.in(directory, json), applicant, json, InstantSource.system())) {
            return entrance.open();
        }
    }

    private static String problem(Way way) {
        return ((Way.Shut) way).problem();
    }

    @Test
    void theMachineJoinsOnce() throws InterruptedException {
        assertThat(open(Optional.of(authority.token()))).isInstanceOf(Way.Open.class);
        Credential kept = Credentials.in(directory, json).current().orElseThrow();
        assertThat(kept.node()).isEqualTo(FakeAuthority.NODE);
        assertThat(kept.fingerprint()).isEqualTo(authority.token().fingerprint());
        assertThat(kept.toString()).doesNotContain(kept.privateKey());
        assertThat(open(Optional.empty())).isInstanceOf(Way.Open.class);
        assertThat(authority.joined()).isEqualTo(1);
    }

    @Test
    void anExpiredCertificateMakesItJoinAgain() throws InterruptedException {
        authority.age = Duration.ofDays(40);
        open(Optional.of(authority.token()));
        assertThat(problem(open(Optional.empty()))).contains("expired").contains("--join");
        authority.age = Duration.ZERO;
        assertThat(open(Optional.of(authority.token()))).isInstanceOf(Way.Open.class);
        assertThat(authority.joined()).isEqualTo(2);
    }

    @Test
    void withoutATokenNobodyJoins() throws InterruptedException {
        assertThat(problem(open(Optional.empty()))).contains("has not joined").contains("--join");
    }

    @Test
    void theServersWordWhyNotIsTold() throws InterruptedException {
        assertThat(problem(open(Optional.of(new JoinToken("9".repeat(32), authority.token().fingerprint()))))).contains("node-token-unknown").contains("make another");
    }

    @Test
    void aServerOfAnotherClusterHearsNoSecret() throws InterruptedException {
        Way way = open(Optional.of(new JoinToken(authority.token().secret(), new FakeAuthority().token().fingerprint())));
        assertThat(problem(way)).contains("not a server of this cluster");
        assertThat(authority.joined()).isZero();
    }
}
