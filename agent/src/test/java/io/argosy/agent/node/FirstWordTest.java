package io.argosy.agent.node;

import static io.argosy.testkit.spec.ServiceBuilder.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.agent.task.FirstWord;
import io.argosy.model.app.ImageIdentity;
import io.argosy.model.assignment.Assignment;
import io.argosy.model.assignment.Item.TaskItem;
import io.argosy.model.task.EndReason;
import io.argosy.testkit.engine.FakeProgram;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An agent that begins anew on a machine that was off, before and after the server has spoken.
class FirstWordTest {
    private static final String WEB = "shop.web.1.t1";
    private static final Duration MOMENT = Duration.ofSeconds(1);

    @TempDir
    Path directory;

    private FakeNode node;
    private TaskItem web;

    @BeforeEach
    void begin() {
        node = new FakeNode(directory);
        web = Items.task("t1", service("web").build(), new ImageIdentity(node.engine.load("web:1", FakeProgram.SERVES).id(), Optional.empty()));
        node.assign(Items.network(), web);
        assertThat(starts()).isEqualTo(1);
    }

    private long starts() {
        return node.engine.faults().count("start");
    }

    private void offAndOn() {
        node.engine.restart();
        beginAnew();
    }

    private void beginAnew() {
        node.begin();
        node.duties.assign(Assignment.of(List.of(Items.network(), web)), false);
        node.settle();
    }

    @Test
    void whatWasReplacedIsNotStartedBeforeTheServerSaysSo() {
        offAndOn();
        node.pass(FirstWord.PATIENCE.minus(MOMENT));
        assertThat(node.engine.containers().running()).isEmpty();
        node.assign(Items.stopping(web));
        node.pass(FirstWord.PATIENCE);
        assertThat(node.status("t1").ended(EndReason.STOPPED)).isTrue();
        assertThat(starts()).as("starts in all").isEqualTo(1);
    }

    @Test
    void whatIsStillWantedStartsWithTheServersWord() {
        offAndOn();
        node.pass(MOMENT);
        assertThat(node.engine.containers().running()).isEmpty();
        node.assignAll();
        assertThat(node.engine.containers().running()).containsExactly(WEB);
    }

    @Test
    void allStartsWithoutTheServerAfterAWhile() {
        offAndOn();
        node.pass(FirstWord.PATIENCE.plus(MOMENT));
        assertThat(node.engine.containers().running()).containsExactly(WEB);
        node.engine.exit(WEB, 1);
        node.pass(MOMENT);
        assertThat(node.engine.containers().running()).as("restarts go on").containsExactly(WEB);
        assertThat(starts()).isEqualTo(3);
    }

    @Test
    void whatRunsRunsOnUntouched() {
        beginAnew();
        assertThat(node.status("t1").ready()).isTrue();
        node.pass(FirstWord.PATIENCE.plus(MOMENT));
        assertThat(starts()).isEqualTo(1);
    }

    @Test
    void anAgentThatHeardTheServerRestartsAtOnce() {
        beginAnew();
        node.assignAll();
        node.engine.exit(WEB, 1);
        node.pass(MOMENT);
        assertThat(starts()).isEqualTo(2);
        assertThat(node.engine.containers().running()).containsExactly(WEB);
    }
}
