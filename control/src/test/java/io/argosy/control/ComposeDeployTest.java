package io.argosy.control;

import static io.argosy.control.World.ADMIN;
import static io.argosy.control.World.SHOP;
import static io.argosy.control.World.done;
import static io.argosy.control.World.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.control.app.AppState;
import io.argosy.control.content.ContentView;
import io.argosy.control.deploy.DeployInput;
import io.argosy.control.deploy.DeployPreview;
import io.argosy.control.fault.Fault;
import io.argosy.control.fault.FaultCode;
import io.argosy.control.fault.Place;
import io.argosy.control.record.Tables;
import io.argosy.control.render.ComposeRenderer;
import io.argosy.model.app.Release;
import io.argosy.model.id.SpaceName;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// From Compose text to running tasks.
class ComposeDeployTest {

    private static final String FILE = """
            services:
              web:
                image: web:${TAG}
                ports: ["8080:80"]
                depends_on: [db]
                deploy: {replicas: 2}
                configs: [motd]
              db:
                image: db:1
                volumes: ["data:/data"]
                secrets: [password]
            volumes: {data: {}}
            configs: {motd: {file: ./motd.txt}}
            secrets: {password: {environment: PASSWORD}}
            """;

    private final World world = new World();

    @BeforeEach
    void begin() {
        world.renderer = new ComposeRenderer();
        world.start();
        world.agent.connect(world.control);
    }

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void aFileBecomesAnApp() {
        assertThat(done(world.control.deploys().deploy(ADMIN, SHOP, input(FILE, "1"))).changed()).isTrue();
        world.awaitState(AppState.RUNNING);
        assertThat(world.live()).extracting(view -> view.task().slot().shortName()).containsExactly("db.1", "web.1", "web.2");
        assertThat(world.live().getLast().ports()).containsExactly("8080->80/tcp");
        assertThat(done(world.control.deploys().deploy(ADMIN, SHOP, input(FILE, "1"))).changed()).isFalse();
        List<ContentView> contents = done(world.control.contents().list(ADMIN, SpaceName.DEFAULT));
        assertThat(contents).extracting(view -> view.name().value()).containsExactlyInAnyOrder("shop_motd", "shop_password");
        assertThat(contents).allSatisfy(view -> assertThat(view.usedBy()).containsExactly(SHOP));
    }

    @Test
    void secretsAreInNoRelease() {
        done(world.control.deploys().deploy(ADMIN, SHOP, input(FILE, "1")));
        world.awaitState(AppState.RUNNING);
        Release release = world.records().target().orElseThrow();
        assertThat(release.toString()).doesNotContain("s3cret");
        assertThat(release.template().variables()).containsEntry("TAG", "1").doesNotContainKey("PASSWORD");
        assertThat(release.template().files()).containsOnlyKeys("compose.yml");
        assertThat(world.store.snapshot().scan(Tables.CONTENTS).toString()).doesNotContain("s3cret");
    }

    @Test
    void aPlanSaysWhatWouldHappenAndWritesNothing() {
        long revision = world.store.snapshot().revision();
        DeployPreview first = done(world.control.deploys().plan(ADMIN, SHOP, input(FILE, "1")));
        assertThat(first.steps()).extracting(step -> step.action()).contains("create db.1 (release 1)", "create web.1 (release 1)", "create web.2 (release 1)");
        assertThat(first.changes()).contains("+ web (web:1)", "+ db (db:1)");
        assertThat(world.store.snapshot().revision()).isEqualTo(revision);
        done(world.control.deploys().deploy(ADMIN, SHOP, input(FILE, "1")));
        world.awaitState(AppState.RUNNING);
        assertThat(done(world.control.deploys().plan(ADMIN, SHOP, input(FILE, "1"))).steps()).isEmpty();
        DeployPreview next = done(world.control.deploys().plan(ADMIN, SHOP, input(FILE, "2")));
        assertThat(next.steps()).extracting(step -> step.action()).contains("create web.1 (release 2)").doesNotContain("create db.1 (release 2)");
        assertThat(next.changes()).anySatisfy(line -> assertThat(line).contains("web:1 -> web:2"));
    }

    @Test
    void mistakesAreToldTogetherWithTheirPlaces() {
        Fault fault = refused(world.control.deploys().deploy(ADMIN, SHOP, input("""
                services:
                  web:
                    image: web:1
                    prots: ["80"]
                    replicas: many
                """, "1")), FaultCode.INVALID_COMPOSE);
        assertThat(fault.places()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(fault.places()).extracting(Place::line).contains(4);
        assertThat(world.store.snapshot().scan(Tables.APPS)).isEmpty();
    }

    @Test
    void whatFilesDoNotBringIsNamed() {
        DeployInput without = new DeployInput(Map.of("/p/compose.yml", FILE.getBytes(StandardCharsets.UTF_8)), List.of("/p/compose.yml"), "/p",
                Map.of("TAG", "1"), List.of(), Map.of(), Optional.empty());
        Fault fault = refused(world.control.deploys().deploy(ADMIN, SHOP, without), FaultCode.INVALID_COMPOSE);
        assertThat(fault.places()).extracting(Place::message).anySatisfy(message -> assertThat(message).contains("motd.txt"));
        refused(world.control.deploys().deploy(ADMIN, SHOP, input("""
                services: {web: {image: "web:1", configs: [shared]}}
                configs: {shared: {external: true}}
                """, "1")), FaultCode.CONTENT_NOT_FOUND);
        refused(world.control.deploys().deploy(ADMIN, SHOP, new DeployInput(
                Map.of(), List.of("compose.yml"), "relative", Map.of(), List.of(), Map.of(), Optional.empty())), FaultCode.INVALID_REQUEST);
    }

    private static DeployInput input(String text, String tag) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("/p/compose.yml", text.getBytes(StandardCharsets.UTF_8));
        files.put("/p/motd.txt", "hello".getBytes(StandardCharsets.UTF_8));
        return new DeployInput(files, List.of("/p/compose.yml"), "/p", Map.of("TAG", tag, "PASSWORD", "s3cret"), List.of(), Map.of(), Optional.empty());
    }
}
