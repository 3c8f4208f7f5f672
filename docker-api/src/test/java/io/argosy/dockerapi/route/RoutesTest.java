package io.argosy.dockerapi.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutesTest {

    /// Spoken by clients and in no list of the API, or in newer ones.
    private static final Set<String> BEYOND = Set.of("POST /grpc", "POST /build/cancel", "PUT /volumes/{name}");

    private static List<String> operations() throws IOException {
        try (InputStream list = RoutesTest.class.getResourceAsStream("/engine-api-v1.41.txt")) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    @Test
    void everyOperationOfTheApiHasOneRoute() throws IOException {
        assertThat(operations()).hasSize(106);
        assertThat(Routes.ALL.stream().map(Route::signature).filter(signature -> !BEYOND.contains(signature))).containsExactlyInAnyOrderElementsOf(operations());
        assertThat(Routes.ALL.stream().map(Route::signature).distinct()).hasSize(106 + BEYOND.size());
    }

    @Test
    void onlyPluginsAndSwarmModeAreUnsupported() {
        assertThat(Routes.ALL.stream().filter(route -> route.way() == Way.UNSUPPORTED).map(Route::template))
                .allMatch(path -> path.matches("/(plugins|swarm|nodes|services|tasks|secrets|configs)\\b.*") || path.equals("/volumes/{name}"));
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /containers/json,                    /containers/json,            ''",
        "GET,    /containers/n1/web/json,             /containers/{id}/json,       n1/web",
        "GET,    /containers/json/json,               /containers/{id}/json,       json",
        "GET,    /containers/web/attach/ws,           /containers/{id}/attach/ws,  web",
        "DELETE, /containers/n1%2Fweb,                /containers/{id},            n1/web",
        "GET,    /images/reg.io:5000/a/b:1/json,      /images/{name}/json,         reg.io:5000/a/b:1",
        "GET,    /images/get,                         /images/get,                 ''",
        "GET,    /images/a%2Bb+c/get,                 /images/{name}/get,          a+b+c",
        "POST,   /images/a/b/tag,                     /images/{name}/tag,          a/b",
        "HEAD,   /_ping,                              /_ping,                      ''",
        "GET,    /distribution/a/b/json,              /distribution/{name}/json,   a/b"})
    void aRequestFindsItsRoute(String method, String path, String template, String name) {
        Route.Found found = Routes.find(method, path).orElseThrow();
        assertThat(found.route().template()).isEqualTo(template);
        assertThat(found.name()).isEqualTo(name);
    }

    @Test
    void whatTheApiDoesNotHaveHasNone() {
        assertThat(Routes.find("GET", "/containers")).isEmpty();
        assertThat(Routes.find("POST", "/_ping")).isEmpty();
        assertThat(Routes.find("GET", "/containers//json")).isEmpty();
        assertThat(Routes.find("POST", "/exec/../containers/web/start")).isEmpty();
        assertThat(Routes.find("DELETE", "/images/..%2Fcontainers%2Fweb")).isEmpty();
    }

    @Test
    void thePageIsMadeFromTheTable() throws IOException {
        Path page = Path.of("..", "docs", "docker-api.md");
        if (Boolean.getBoolean("argosy.write-pages")) {
            Files.writeString(page, RoutesPage.text());
        }
        assertThat(Files.readString(page)).as("docs/docker-api.md; write it anew with -Dargosy.write-pages=true").isEqualTo(RoutesPage.text());
    }
}
