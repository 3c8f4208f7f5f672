package io.argosy.dockerapi.serve;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.argosy.dockerapi.http.Framing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Images of several nodes, seen as those of one engine.
@Timeout(value = 30, unit = SECONDS)
class ImagesTest {

    @TempDir
    private Path directory;

    private FakeFleet fleet;
    private FakeDocker n1;
    private FakeDocker n2;

    @BeforeEach
    void start() throws IOException {
        fleet = new FakeFleet(directory);
        n1 = fleet.add("n1");
        n2 = fleet.add("n2");
        for (FakeDocker engine : new FakeDocker[] {n1, n2}) {
            engine.answering("GET /images/get", 200, "archive").on("POST /images/load", (head, connection) -> {
                Framing.of(head).from(connection.input()).readAllBytes();
                FakeDocker.answer(connection, 200, "{\"stream\":\"Loaded\"}");
            });
        }
    }

    @AfterEach
    void stop() throws IOException {
        fleet.close();
    }

    @Test
    void anImageIsBroughtWithAllNamesThatMeanIt() throws IOException {
        n1.image("app:1", "aa", 7);
        n1.images.forEach(each -> ((ArrayNode) each.path("RepoTags")).add("app:stable").add("app:latest"));
        n2.image("app:latest", "bb", 9);
        assertThat(Client.ask(fleet.socket, "POST", "/containers/create", "{\"Image\":\"app:1\",\"Env\":[\"constraint:node==n2\"]}")).startsWith("HTTP/1.1 201");
        assertThat(n1.requests).contains("GET /v1.41/images/get?names=app%3A1&names=app%3Astable");
    }

    @Test
    void whatWasCommittedIsWhereBuildsAre() throws IOException {
        String id = n2.container("web", Map.of());
        n2.on("POST /commit", (head, connection) -> {
            Framing.of(head).from(connection.input()).readAllBytes();
            n2.image("site:1", "cccc", 5);
            FakeDocker.answer(connection, 201, "{\"Id\":\"sha256:cccc\"}");
        });
        n1.answering("POST /images/sha256:cccc/tag", 201, "");
        assertThat(Client.ask(fleet.socket, "POST", "/commit?container=web&repo=site&tag=1", "{}")).startsWith("HTTP/1.1 201").contains("sha256:cccc");
        assertThat(n2.requests).contains("POST /v1.41/commit?repo=site&tag=1&container=" + id, "GET /v1.41/images/get?names=site%3A1");
        assertThat(n1.requests).containsSubsequence("POST /v1.41/images/load?quiet=1", "POST /v1.41/images/sha256:cccc/tag?repo=site&tag=1");
    }

    @Test
    void whatAContainerUsesIsRemovedNowhere() throws IOException {
        n1.image("app:1", "aa", 7);
        n2.image("app:1", "aa", 7);
        n2.containers.addObject().put("Id", "1".repeat(64)).put("Image", "app:1").putArray("Names").add("/web");
        n2.answering("DELETE /images/app:1", 409, "{\"message\":\"container 111 is using its referenced image\"}");
        assertThat(Client.ask(fleet.socket, "DELETE", "/images/app:1")).startsWith("HTTP/1.1 409").contains("is using its referenced image");
        assertThat(n1.requests).noneMatch(request -> request.startsWith("DELETE"));
        n1.answering("DELETE /images/app:1", 200, "[{\"Untagged\":\"app:1\"},{\"Deleted\":\"sha256:aa\"}]");
        n2.answering("DELETE /images/app:1", 200, "[{\"Untagged\":\"app:1\"}]");
        assertThat(Client.ask(fleet.socket, "DELETE", "/images/app:1?force=1")).endsWith("[{\"Untagged\":\"app:1\"},{\"Deleted\":\"sha256:aa\"}]\n");
    }

    @Test
    void aBuildOnTheNetworkOfAContainerIsOnItsNode() throws IOException {
        String id = n2.container("net", Map.of());
        n1.answering("POST /build", 200, "on n1");
        n2.answering("POST /build", 200, "on n2");
        n2.answering("GET /networks", 200, "[{\"Name\":\"backend\",\"Id\":\"nn\"}]");
        assertThat(Client.ask(fleet.socket, "POST", "/build?t=a")).endsWith("on n1");
        assertThat(Client.ask(fleet.socket, "POST", "/build?networkmode=host")).endsWith("on n1");
        assertThat(Client.ask(fleet.socket, "POST", "/build?networkmode=container%3A" + id)).endsWith("on n2");
        assertThat(Client.ask(fleet.socket, "POST", "/build?networkmode=backend")).endsWith("on n2");
    }
}
