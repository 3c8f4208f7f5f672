package io.argosy.control;

import static io.argosy.control.World.ADMIN;
import static io.argosy.control.World.SHOP;
import static io.argosy.control.World.done;
import static io.argosy.control.World.refused;
import static io.argosy.control.World.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.control.access.Role;
import io.argosy.control.app.AppState;
import io.argosy.control.fault.FaultCode;
import io.argosy.control.change.Editor;
import io.argosy.control.record.Tables;
import io.argosy.control.retention.Keeping;
import io.argosy.control.retention.RetentionPass;
import io.argosy.model.app.ContentRef;
import io.argosy.model.app.Rollout;
import io.argosy.model.id.ContentName;
import io.argosy.model.id.ReleaseNumber;
import io.argosy.model.id.SpaceName;
import io.argosy.model.service.ContentKind;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Contents, tokens, and what is forgotten after a while.
class KeepingTest {

    private static final ContentName KEY = new ContentName("key");

    private final World world = World.begun();

    @AfterEach
    void end() {
        world.close();
    }

    @Test
    void contentsHaveVersionsAndAreNotRemovedWhileTheyAreUsed() {
        assertThat(put("one").version()).isEqualTo(1);
        assertThat(put("one").version()).isEqualTo(1);
        assertThat(put("two").version()).isEqualTo(2);
        assertThat(world.store.snapshot().scan(Tables.CONTENTS)).allSatisfy(entry -> assertThat(entry.value().base64()).isNotEqualTo("b25l"));
        done(world.control.deploys().deploy(ADMIN, SHOP, world.specs.withConfig(world.input(service("web").build()), "motd", "hello")));
        world.awaitState(AppState.RUNNING);
        refused(world.control.contents().remove(ADMIN, SpaceName.DEFAULT, ContentKind.CONFIG, new ContentName("shop_motd")), FaultCode.CONTENT_IN_USE);
        refused(world.control.contents().put(ADMIN, SpaceName.DEFAULT, ContentKind.CONFIG, new ContentName("shop_motd"), new byte[1]), FaultCode.NAME_TAKEN);
        assertThat(done(world.control.contents().remove(ADMIN, SpaceName.DEFAULT, ContentKind.SECRET, KEY)).latest()).isEqualTo(2);
        refused(world.control.contents().remove(ADMIN, SpaceName.DEFAULT, ContentKind.SECRET, KEY), FaultCode.CONTENT_NOT_FOUND);
    }

    private ContentRef put(String text) {
        return done(world.control.contents().put(ADMIN, SpaceName.DEFAULT, ContentKind.SECRET, KEY, text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void tokensAreKnownUntilTheyAreRevoked() {
        world.control.tokens().bootstrap("first");
        world.control.tokens().bootstrap("first");
        world.control.tokens().bootstrap("second");
        assertThat(world.control.tokens().authenticate("first")).isEmpty();
        assertThat(world.control.tokens().authenticate("second").orElseThrow().role()).isEqualTo(Role.ADMIN);
        String token = done(world.control.tokens().create(ADMIN, "ci", Role.OPERATOR, Optional.of(SpaceName.DEFAULT)));
        assertThat(token).hasSizeGreaterThanOrEqualTo(32);
        assertThat(world.control.tokens().authenticate(token).orElseThrow().who()).isEqualTo("ci");
        refused(world.control.tokens().create(ADMIN, "ci", Role.VIEWER, Optional.empty()), FaultCode.NAME_TAKEN);
        refused(world.control.tokens().create(ADMIN, "no name", Role.VIEWER, Optional.empty()), FaultCode.INVALID_REQUEST);
        done(world.control.tokens().revoke(ADMIN, "ci"));
        assertThat(world.control.tokens().authenticate(token)).isEmpty();
        assertThat(world.store.snapshot().scan(Tables.TOKENS).toString()).doesNotContain(token);
    }

    @Test
    void oldReleasesAndEventsGoAndWhatIsUsedStays() throws InterruptedException {
        for (int number = 1; number <= 6; number++) {
            int release = number;
            done(world.control.deploys().deploy(ADMIN, SHOP, world.specs.withConfig(
                    world.input(service("db").build(), service("web").env("N", "" + number).build()), "motd", "hello " + number)));
            world.await("release " + number, _ -> world.records().newestRollout()
                    .filter(rollout -> rollout.to().value() == release && rollout.phase() == Rollout.Phase.DONE).isPresent());
        }
        world.awaitState(AppState.RUNNING);
        world.control.close();
        try (var leadership = world.store.lead("next")) {
            new RetentionPass(new Editor(world.store, leadership, InstantSource.system()), new Keeping(5, 2, 3)).run();
        }
        assertThat(world.records().releases().keySet()).extracting(ReleaseNumber::value)
                .as("the newest, and the first, in which db last changed").containsExactly(1, 4, 5, 6);
        assertThat(world.store.snapshot().scan(Tables.EVENTS)).hasSize(5);
        assertThat(world.store.snapshot().scan(Tables.AUDITS)).hasSize(2);
        assertThat(world.store.snapshot().scan(Tables.CONTENTS)).extracting(entry -> entry.key().version()).containsExactly(1, 4, 5, 6);
        world.start();
        world.agent.connect(world.control);
        world.awaitState(AppState.RUNNING);
    }
}
