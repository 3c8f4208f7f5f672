package io.argosy.control;

import static io.argosy.control.World.ADMIN;
import static io.argosy.control.World.done;
import static io.argosy.control.World.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.control.access.Caller;
import io.argosy.control.access.Role;
import io.argosy.control.app.AppState;
import io.argosy.control.fault.FaultCode;
import io.argosy.control.fault.Result;
import io.argosy.control.image.ImageHolders.Holders;
import io.argosy.control.record.Tables;
import io.argosy.control.registry.RegistryView;
import io.argosy.model.app.ImageIdentity;
import io.argosy.model.assignment.Item;
import io.argosy.model.assignment.Item.ImageItem;
import io.argosy.model.assignment.Item.RegistryItem;
import io.argosy.model.id.NodeName;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ImagesTest {

    private static final ImageIdentity MISSING = new ImageIdentity("sha256:missing:1", Optional.empty());

    private final World world = World.begun();
    private final SimulatedAgent second = new SimulatedAgent("n2");

    @AfterEach
    void close() {
        world.close();
    }

    private void join() {
        second.connect(world.control);
    }

    @Test
    void imagesAreLookedForWhereTheyAre() {
        join();
        second.hold("missing:1");
        world.deploy(service("web").image("missing:1").build());
        world.awaitState(AppState.RUNNING);
        assertThat(second.seen()).hasAtLeastOneElementOfType(ImageItem.class);
        assertThat(world.agent.seen()).doesNotHaveAnyElementsOfTypes(ImageItem.class);
        assertThat(done(world.control.nodes().forBuild(ADMIN, World.SHOP, "missing:1"))).isEqualTo(second.node());
    }

    @Test
    void imageWithoutATagIsTheLatest() {
        join();
        second.hold("missing:latest");
        assertThat(done(world.control.nodes().forBuild(ADMIN, World.SHOP, "missing"))).isEqualTo(second.node());
        assertThat(done(world.control.nodes().forBuild(ADMIN, World.SHOP, "missing:2"))).isEqualTo(world.agent.node());
    }

    @Test
    void whoHasAnImageIsKnownAlsoWhileItIsAway() {
        join();
        second.hold("missing:1");
        assertThat(world.control.images().of(MISSING).usable()).containsExactly(second.node());
        second.disconnect();
        Holders away = world.control.images().of(MISSING);
        assertThat(away.usable()).isEmpty();
        assertThat(away.away()).containsExactly(new NodeName("n2"));
    }

    @Test
    void onlyANodeWithATaskOfAnImageMayHaveIt() {
        join();
        second.hold("missing:1");
        assertThat(world.control.images().needs(world.agent.node(), MISSING)).isFalse();
        world.deploy(service("web").image("missing:1").replicas(2).build());
        world.awaitState(AppState.RUNNING);
        assertThat(world.control.images().needs(world.agent.node(), MISSING)).isTrue();
        assertThat(world.control.images().needs(world.agent.node(), new ImageIdentity("sha256:other", Optional.empty()))).isFalse();
    }

    @Test
    void credentialsAreSealedAndGivenToNodesThatPullFromTheirRegistry() {
        RegistryView view = done(world.control.registries().login(ADMIN, "reg.local:5000", "ci", "s3cret-word"));
        assertThat(view.toString()).contains("ci").doesNotContain("s3cret");
        assertThat(world.store.snapshot().get(Tables.REGISTRIES, "reg.local:5000").orElseThrow().sealed()).doesNotContain("s3cret");
        world.deploy(service("web").image("other.local/web:1").build());
        world.awaitState(AppState.RUNNING);
        assertThat(world.agent.seen()).doesNotHaveAnyElementsOfTypes(RegistryItem.class);
        world.deploy(service("web").image("reg.local:5000/web:1").build());
        world.awaitState(AppState.RUNNING);
        Item given = new RegistryItem("reg.local:5000", "ci", "s3cret-word");
        assertThat(world.agent.seen()).contains(given);
        assertThat(done(world.control.audits().list(ADMIN, 10)).toString()).contains("registry.login").doesNotContain("s3cret");
    }

    @Test
    void loginsAreForAdminsAndMustMakeSense() {
        Caller operator = new Caller("olga", Role.OPERATOR, Optional.empty());
        assertThat(code(world.control.registries().login(operator, "reg.local", "ci", "x"))).isEqualTo(FaultCode.FORBIDDEN);
        assertThat(code(world.control.registries().login(ADMIN, "https://reg.local/", "ci", "x"))).isEqualTo(FaultCode.INVALID_REQUEST);
        assertThat(code(world.control.registries().login(ADMIN, "reg.local", "ci", ""))).isEqualTo(FaultCode.INVALID_REQUEST);
        assertThat(code(world.control.registries().logout(ADMIN, "reg.local"))).isEqualTo(FaultCode.REGISTRY_NOT_FOUND);
        done(world.control.registries().login(ADMIN, "reg.local", "ci", "x"));
        assertThat(done(world.control.registries().list(ADMIN))).hasSize(1);
        done(world.control.registries().logout(ADMIN, "reg.local"));
        assertThat(done(world.control.registries().list(ADMIN))).isEmpty();
    }

    private static FaultCode code(Result<?> result) {
        return switch (result) {
            case Result.Refused<?> refused -> refused.fault().code();
            case Result.Done<?> done -> throw new AssertionError("not refused: " + done.value());
        };
    }
}
