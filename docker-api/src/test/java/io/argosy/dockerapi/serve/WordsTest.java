package io.argosy.dockerapi.serve;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.dockerapi.http.Framing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is wrong with a request, an engine says: clients know its words.
@Timeout(value = 30, unit = SECONDS)
class WordsTest {

    @TempDir
    private Path directory;

    private FakeFleet fleet;
    private FakeDocker n1;

    @BeforeEach
    void start() throws IOException {
        fleet = new FakeFleet(directory);
        n1 = fleet.add("n1");
    }

    @AfterEach
    void stop() throws IOException {
        fleet.close();
    }

    private String post(String target, String body) throws IOException {
        try (Client client = new Client(fleet.socket)) {
            int length = body.getBytes(StandardCharsets.ISO_8859_1).length;
            return client.say("POST " + target + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: text/json\r\nContent-Length: " + length + "\r\n\r\n" + body).rest();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/containers/create", "/networks/create", "/volumes/create"})
    void whatIsNoJsonObjectIsShownToAnEngine(String path) throws IOException {
        n1.on("POST " + path, (head, connection) -> {
            String body = new String(Framing.of(head).from(connection.input()).readAllBytes(), StandardCharsets.US_ASCII);
            FakeDocker.answer(connection, 418, "{\"message\":\"engine read '" + body + "' as " + head.headers().first("Content-Type").orElse("") + "\"}");
        });
        assertThat(post(path, "{oops")).startsWith("HTTP/1.1 418").contains("engine read '{oops' as text/json");
        assertThat(post(path, "")).startsWith("HTTP/1.1 418").contains("engine read '' as text/json");
        assertThat(post(path, "[1]")).startsWith("HTTP/1.1 418").contains("engine read '[1]'");
    }

    @Test
    void whatAnotherReaderMightTakeForAnObjectIsNotShown() throws IOException {
        for (String body : new String[] {"{oops}", "{\"a\":\"\u00ff\"}", "[".repeat(2000), "{\"a\":" + "1".repeat(2000) + "x}"}) {
            assertThat(post("/containers/create", body)).startsWith("HTTP/1.1 400").contains("the body is no JSON object");
        }
        assertThat(n1.requests).isEmpty();
    }

    @Test
    void whatNobodyKnowsAnEngineSaysItself() throws IOException {
        n1.answering("POST /containers/nope/exec", 400, "{\"message\":\"No exec command specified\"}");
        n1.answering("POST /exec/nope/start", 404, "{\"message\":\"No such exec instance: nope\"}");
        n1.answering("POST /containers/create", 400, "{\"message\":\"could not get container for nope\"}");
        assertThat(post("/containers/nope/exec", "{}")).startsWith("HTTP/1.1 400").contains("No exec command specified");
        assertThat(post("/exec/nope/start", "{}")).startsWith("HTTP/1.1 404").contains("No such exec instance: nope");
        assertThat(post("/containers/create", "{\"Image\":\"a\",\"HostConfig\":{\"Links\":[\"nope:db\"]}}")).startsWith("HTTP/1.1 400").contains("could not get container for nope");
    }

    @Test
    void aSlashMoreBehindNetworksIsNotMinded() throws IOException {
        assertThat(Client.ask(fleet.socket, "GET", "/networks/")).startsWith("HTTP/1.1 200");
    }
}
