package io.argosy.e2e.harness;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// A published port of a machine, asked as a browser of another machine would.
public record Page(String host, int port) {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    public Page(Cluster cluster, int port) {
        this(cluster.engine(), port);
    }

    public Page(Engine node, int port) {
        this(node.address(), port);
    }

    /// Body, or why there is none. Each call is a connection of its own.
    public Answer get(String path) {
        URI address = URI.create("http://" + host + ":" + port + path);
        try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(LIMIT)
                .followRedirects(HttpClient.Redirect.NORMAL).build()) {
            HttpResponse<String> response = client.send(HttpRequest.newBuilder(address).timeout(LIMIT).build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            return new Answer(0, e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /// @param status 0 when there was no answer; the body then says why
    public record Answer(int status, String body) {

        public boolean isOk() {
            return status == 200;
        }
    }
}
