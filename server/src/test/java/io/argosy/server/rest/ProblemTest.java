package io.argosy.server.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.api.rest.Problem;
import io.argosy.codec.Json;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whatever is asked wrongly, the answer is a problem document.
@QuarkusTest
@QuarkusTestResource(RunningServer.class)
class ProblemTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String DEPLOY = "/v1/spaces/default/apps/x/deploy";

    @TestHTTPResource
    private URI server;

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path)).header("Authorization", "Bearer " + RunningServer.token());
    }

    private static Problem problem(HttpRequest request) throws Exception {
        HttpResponse<byte[]> response = HTTP.send(request, BodyHandlers.ofByteArray());
        assertThat(response.headers().firstValue("content-type").orElse("").split(";")[0]).isEqualTo(Problem.MEDIA_TYPE);
        Problem problem = Json.standard().read(response.body(), Problem.class);
        assertThat(problem.status()).isEqualTo(response.statusCode());
        assertThat(problem.type()).isEqualTo("urn:argosy:problem:" + problem.code());
        return problem;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            GET    | /nope                                          | 404 | not-found         | nothing is served at this path
            GET    | /v1/nope                                       | 404 | not-found         | nothing is served at this path
            GET    | /v1/spaces/default/apps/x                      | 404 | app-not-found     | there is no app x
            GET    | /v1/spaces/default/apps/x/watch                | 404 | app-not-found     | there is no app x
            GET    | /v1/spaces/default/apps/x/logs                 | 404 | app-not-found     | there is no app x
            GET    | /v1/spaces/BAD/apps                            | 400 | invalid-request   | 'BAD' is not a valid space name
            GET    | /v1/spaces/default/apps/x/releases/zero        | 400 | invalid-request   | number: 'zero' is not a whole number
            GET    | /v1/spaces/default/apps/x/logs?tail=-1         | 400 | invalid-request   | tail: '-1' is not a whole number
            GET    | /v1/spaces/default/apps/x/logs?since=yesterday | 400 | invalid-request   | since: 'yesterday' is not a time
            GET    | /v1/audit?tail=5000                            | 400 | invalid-request   | tail: '5000' is not a whole number
            GET    | /v1/events?follow=perhaps                      | 400 | invalid-request   | follow: 'perhaps' is not true or false
            GET    | /v1/tasks/nothing                              | 404 | task-not-found    | no task
            GET    | /v1/tasks/nothing/exec                         | 400 | invalid-request   | exec is a WebSocket
            GET    | /v1/nodes/nothing                              | 404 | node-not-found    | there is no node 'nothing'
            GET    | /v1/spaces/default/secrets/nothing             | 404 | content-not-found | there is no 'nothing'
            DELETE | /v1/apps                                       | 405 | method-not-allowed | this path does not know that method
            DELETE | /v1/spaces/default/apps/x?volumes=perhaps      | 400 | invalid-request   | volumes: 'perhaps' is not true or false
            DELETE | /v1/tokens/nothing                             | 404 | token-not-found   | nothing
            POST   | /v1/spaces/default/apps/x/stop                 | 404 | app-not-found     | there is no app x
            """)
    void wrongRequests(String method, String path, int status, String code, String detail) throws Exception {
        Problem problem = problem(request(path).method(method, BodyPublishers.noBody()).build());
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.status()).isEqualTo(status);
        assertThat(problem.detail()).contains(detail);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            application/json | {                                        | 400 | invalid-request        | Unexpected end-of-input
            application/json | []                                       | 400 | invalid-request        | the body is not what is asked for
            application/json | {"files": 3}                             | 400 | invalid-request        | files
            application/json | {"files": []}                            | 400 | invalid-request        | workingDirectory: is missing
            application/json | {"workingDirectory": "/", "files": [{"path": "/a", "base64": "*"}]} | 400 | invalid-request | '/a' is not Base64
            application/json | ""                                       | 400 | invalid-request        | the body is empty
            text/plain       | {}                                       | 415 | unsupported-media-type | media type
            """)
    void wrongBodies(String type, String body, int status, String code, String detail) throws Exception {
        String sent = body == null ? "" : body;
        Problem problem = problem(request(DEPLOY).header("content-type", type).POST(BodyPublishers.ofString(sent)).build());
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.status()).isEqualTo(status);
        assertThat(problem.detail()).contains(detail);
    }

    @Test
    void mistakesInComposeFilesComeWithTheirPlaces() throws Exception {
        byte[] body = Json.standard().bytes(RunningServer.compose("services:\n  web:\n    imagee: a\n    portss: [x]\n"));
        Problem problem = problem(request(DEPLOY).header("content-type", "application/json").POST(BodyPublishers.ofByteArray(body)).build());
        assertThat(problem.code()).isEqualTo("invalid-compose");
        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.places()).hasSizeGreaterThan(1).anySatisfy(place -> {
            assertThat(place.file()).endsWith("compose.yml");
            assertThat(place.line()).isEqualTo(3);
        });
    }

    @Test
    void bodiesAreBounded() throws Exception {
        byte[] large = new byte[9 * 1024 * 1024];
        Problem said = problem(request(DEPLOY).header("content-type", "application/json").POST(BodyPublishers.ofByteArray(large)).build());
        assertThat(said.code()).isEqualTo("too-large");
        HttpRequest unsaid = request(DEPLOY).header("content-type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(large))).build();
        assertThat(problem(unsaid).code()).isEqualTo("too-large");
    }

    @ParameterizedTest
    @CsvSource({"Bearer wrong", "Basic YTpi", "Bearer", "''"})
    void strangersAreNotLetIn(String authorization) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve("/v1/info"));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        assertThat(problem(request.build()).code()).isEqualTo("unauthenticated");
    }

    @Test
    void healthAndTheDocumentAreOpen() throws Exception {
        for (String path : new String[] {"/v1/health", "/v1/openapi"}) {
            HttpResponse<String> response = HTTP.send(HttpRequest.newBuilder(server.resolve(path)).build(), BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(200);
        }
    }
}
