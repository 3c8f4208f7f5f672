package io.argosy.agent.lease;

import static io.argosy.testkit.spec.ServiceBuilder.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.argosy.agent.lease.Leased.Standing;
import io.argosy.agent.node.Items;
import io.argosy.agent.supply.Awaited;
import io.argosy.api.session.AgentMessage.KeepLeases;
import io.argosy.api.session.ServerMessage.LeasesKept;
import io.argosy.model.app.ImageIdentity;
import io.argosy.model.assignment.Item.TaskItem;
import io.argosy.model.id.TaskId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeaseBookTest {
    private static final TaskId TASK = new TaskId("t1");
    private static final String CONTAINER = "c0ffee";
    private static final ImageIdentity IMAGE = new ImageIdentity("sha256:a", Optional.empty());
    private static final TaskItem ITEM = Items.leased(Items.task("t1", service("web").build(), IMAGE), Duration.ofSeconds(30));

    @TempDir
    Path directory;

    private Duration now = Duration.ofSeconds(1_000);
    private Optional<String> guard = Optional.empty();
    private LeaseBook book;

    @BeforeEach
    void begin() {
        book = anew();
        book.assign(List.of(ITEM));
    }

    private LeaseBook anew() {
        return new LeaseBook(new LeaseFiles(directory.resolve("leases")), () -> guard, () -> now);
    }

    private KeepLeases ask() {
        return book.ask().orElseThrow();
    }

    private Set<TaskId> grant(KeepLeases asked) {
        return book.granted(new LeasesKept(asked.number(), asked.tasks()));
    }

    private String file() throws Exception {
        return Files.readString(directory.resolve("leases").resolve("t1.lease"));
    }

    @Test
    void aLeaseCountsFromWhenItWasAskedFor() {
        KeepLeases asked = ask();
        now = now.plusSeconds(12);
        assertThat(grant(asked)).containsExactly(TASK);
        assertThat(book.of(ITEM)).isEqualTo(new Leased(Standing.HELD, Optional.of(Duration.ofSeconds(7))));
        now = now.plusSeconds(18);
        assertThat(book.of(ITEM).standing()).isEqualTo(Standing.NONE);
    }

    @Test
    void answersMayComeInAnyOrderAndNeverShorten() {
        KeepLeases first = ask();
        now = now.plusSeconds(5);
        KeepLeases second = ask();
        grant(second);
        assertThat(grant(first)).isEmpty();
        assertThat(book.of(ITEM).stopIn()).contains(Duration.ofSeconds(19));
        assertThat(grant(second)).as("an answer counts once").isEmpty();
        now = now.plusSeconds(40);
        assertThat(grant(new KeepLeases(4711, Set.of(TASK)))).as("what was never asked is not answered").isEmpty();
        assertThat(book.of(ITEM).standing()).isEqualTo(Standing.NONE);
    }

    @Test
    void nothingIsStartedWithoutALease() {
        assertThatThrownBy(() -> book.claim(ITEM, CONTAINER)).isInstanceOf(Awaited.class).hasMessage("waiting for its lease from the server");
        grant(ask());
        now = now.plusSeconds(19);
        assertThatThrownBy(() -> book.claim(ITEM, CONTAINER)).isInstanceOf(Awaited.class);
        assertThat(directory.resolve("leases")).doesNotExist();
    }

    @Test
    void nothingIsStartedWithoutAGuard() {
        grant(ask());
        guard = Optional.of("no shell");
        assertThatThrownBy(() -> book.claim(ITEM, CONTAINER)).isInstanceOf(Awaited.class)
                .hasMessage("an exclusive task is not started without its guard, and the guard does not run: no shell");
    }

    @Test
    void theFileHoldsTheLeaseBeforeTheContainerStartsAndFollowsIt() throws Exception {
        grant(ask());
        book.claim(ITEM, CONTAINER);
        assertThat(file()).isEqualTo("103000 c0ffee\n");
        now = now.plusSeconds(9);
        grant(ask());
        assertThat(file()).isEqualTo("103900 c0ffee\n");
        book.ended(TASK);
        assertThat(directory.resolve("leases").resolve("t1.lease")).doesNotExist();
        assertThat(book.ask()).isEmpty();
        assertThat(book.assign(List.of(ITEM))).isFalse();
    }

    @Test
    void theNextAgentGoesOnWithWhatWasGranted() throws Exception {
        grant(ask());
        book.claim(ITEM, CONTAINER);
        now = now.plusSeconds(10);
        book = anew();
        assertThat(book.of(ITEM)).isEqualTo(new Leased(Standing.HELD, Optional.of(Duration.ofSeconds(9))));
        assertThat(book.assign(List.of(ITEM))).isTrue();
        grant(ask());
        assertThat(file()).isEqualTo("104000 c0ffee\n");
    }

    @Test
    void tasksThatNeedNoneAreFree() {
        TaskItem plain = Items.task("t2", service("web").build(), IMAGE);
        assertThat(book.assign(List.of(plain))).isFalse();
        assertThat(book.of(plain)).isEqualTo(Leased.FREE);
        book.claim(plain, CONTAINER);
        assertThat(directory.resolve("leases")).doesNotExist();
        assertThat(book.ask()).isEmpty();
        assertThat(book.askEvery()).isEmpty();
    }

    @Test
    void onlyTheLastAskingsAreRemembered() {
        KeepLeases first = ask();
        for (int i = 0; i < 20; i++) {
            ask();
        }
        assertThat(grant(first)).isEmpty();
    }
}
