package io.argosy.engine.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpClientTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @TempDir
    Path directory;

    private ServerSocketChannel listening;
    private HttpClient client;

    @BeforeEach
    void listen() throws IOException {
        Path socket = directory.resolve("s");
        listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket));
        client = new HttpClient(socket);
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        listening.close();
    }

    /// Answers one connection with a text once the request's head came, and gives what was sent.
    private CompletableFuture<String> answer(String text) {
        CompletableFuture<String> sent = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try (SocketChannel channel = listening.accept()) {
                InputStream input = Channels.newInputStream(channel);
                StringBuilder request = new StringBuilder();
                while (request.indexOf("\r\n\r\n") < 0 || request.indexOf("chunked") > 0 && !request.toString().endsWith("0\r\n\r\n")) {
                    request.append((char) input.read());
                }
                Channels.newOutputStream(channel).write(text.getBytes(StandardCharsets.UTF_8));
                sent.complete(request.toString());
            } catch (IOException e) {
                sent.completeExceptionally(e);
            }
        });
        return sent;
    }

    private String body(Request request) throws IOException {
        try (Response response = client.send(request, LIMIT)) {
            return response.status() + " " + new String(response.body().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void bodyOfKnownLength() throws IOException {
        answer("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello, and more");
        assertThat(body(Request.get("/x"))).isEqualTo("200 hello");
    }

    @Test
    void bodyInChunks() throws IOException {
        answer("HTTP/1.1 404 Not Found\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n2;x=y\r\nlo\r\n0\r\nTrailer: 1\r\n\r\n");
        assertThat(body(Request.get("/x"))).isEqualTo("404 hello");
    }

    @Test
    void bodyUntilTheEndAndInterimAnswers() throws IOException {
        answer("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n\r\nhello");
        assertThat(body(Request.get("/x"))).isEqualTo("200 hello");
    }

    @Test
    void cutOffBodyIsAFault() {
        answer("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nhello");
        assertThatThrownBy(() -> body(Request.get("/x"))).isInstanceOf(EOFException.class);
    }

    @Test
    void otherProtocolsAreFaults() {
        answer("SSH-2.0-OpenSSH\r\n\r\n");
        assertThatThrownBy(() -> body(Request.get("/x"))).hasMessageContaining("does not speak HTTP");
    }

    @Test
    void streamIsSentInChunks() throws IOException {
        CompletableFuture<String> sent = answer("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        Request.Body body = new Request.Body.Stream("application/x-tar", new ByteArrayInputStream("abc".getBytes(StandardCharsets.UTF_8)));
        body(new Request("PUT", "/x", Map.of(), body));
        assertThat(sent.join()).contains("Transfer-Encoding: chunked").endsWith("\r\n\r\n3\r\nabc\r\n0\r\n\r\n");
    }

    @Test
    void silenceIsCutOff() {
        Thread.ofVirtual().start(() -> {
            try {
                listening.accept();
            } catch (IOException _) {
                // The test is over.
            }
        });
        assertThatThrownBy(() -> client.send(Request.get("/x"), Duration.ofMillis(200))).isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void upgradedDirectionsEndByThemselves() throws IOException {
        Thread.ofVirtual().start(() -> {
            try (SocketChannel channel = listening.accept()) {
                InputStream input = Channels.newInputStream(channel);
                Head.line(input);
                while (!Head.line(input).isEmpty()) {
                    // Headers.
                }
                OutputStream output = Channels.newOutputStream(channel);
                output.write("HTTP/1.1 101 UPGRADED\r\n\r\n".getBytes(StandardCharsets.UTF_8));
                byte[] all = input.readAllBytes();
                output.write(all);
            } catch (IOException _) {
                // Seen as a missing answer.
            }
        });
        try (Upgraded upgraded = client.upgrade(Request.post("/x"), LIMIT, _ -> {
            throw new AssertionError("refused");
        })) {
            try (OutputStream output = upgraded.output()) {
                output.write("said before the end".getBytes(StandardCharsets.UTF_8));
            }
            assertThat(upgraded.input().readAllBytes()).asString().isEqualTo("said before the end");
        }
    }
}
