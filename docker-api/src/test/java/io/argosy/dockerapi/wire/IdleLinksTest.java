package io.argosy.dockerapi.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.dockerapi.fleet.EngineLink;
import io.argosy.model.id.NodeId;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IdleLinksTest {

    private static final NodeId NODE = new NodeId("n1");
    private static final long NOW = 1_000;

    private final IdleLinks idle = new IdleLinks();

    @Test
    void theLastIsGivenFirst() {
        Link first = kept(NOW);
        Link second = kept(NOW);
        assertThat(idle.take(NODE)).contains(second);
        assertThat(idle.take(NODE)).contains(first);
        assertThat(idle.take(NODE)).isEmpty();
    }

    @Test
    void whatTheEngineEndedIsNotGiven() {
        Link good = kept(NOW);
        kept(NOW).open = false;
        assertThat(idle.take(NODE)).contains(good);
    }

    @Test
    void aNodesLinksAreItsOwn() {
        kept(NOW);
        assertThat(idle.take(new NodeId("n2"))).isEmpty();
    }

    @Test
    void noMoreThanTheMostAreKept() {
        IntStream.range(0, IdleLinks.MOST).forEach(_ -> kept(NOW));
        assertThat(kept(NOW).open).isFalse();
    }

    @Test
    void whatNobodyNeedsEnds() {
        Link old = kept(NOW);
        Link young = kept(NOW + 1);
        idle.sweep(NOW + 1 + IdleLinks.LONGEST.toNanos());
        assertThat(old.open).isFalse();
        assertThat(young.open).isTrue();
    }

    @Test
    void afterItsEndNothingIsKept() {
        Link before = kept(NOW);
        idle.close();
        assertThat(before.open).isFalse();
        assertThat(kept(NOW).open).isFalse();
    }

    @Test
    void whoClosesLateEndsNobodyElsesExchange() {
        Link link = new Link();
        LentLink lent = new LentLink(link, one -> idle.keep(NODE, one, NOW), () -> { });
        lent.leftClean();
        lent.close();
        lent.close();
        assertThat(link.open).isTrue();
        assertThat(idle.take(NODE)).contains(link);
        assertThat(idle.take(NODE)).isEmpty();
    }

    @Test
    void whatIsNotLeftCleanEnds() {
        Link link = new Link();
        new LentLink(link, one -> idle.keep(NODE, one, NOW), () -> { }).close();
        assertThat(link.open).isFalse();
        assertThat(idle.take(NODE)).isEmpty();
    }

    @Test
    void aChangeIsNotedBeforeItsAnswerIsHeard() throws IOException {
        AtomicInteger changes = new AtomicInteger();
        LentLink lent = new LentLink(new Link(), EngineLink::close, changes::incrementAndGet);
        lent.carries("POST");
        assertThat(changes).hasValue(1);
        lent.input().read(new byte[8]);
        assertThat(changes).hasValue(2);
    }

    @Test
    void aQuestionChangesNothing() throws IOException {
        AtomicInteger changes = new AtomicInteger();
        LentLink lent = new LentLink(new Link(), EngineLink::close, changes::incrementAndGet);
        lent.carries("GET");
        lent.input().read(new byte[8]);
        assertThat(changes).hasValue(0);
    }

    private Link kept(long now) {
        Link link = new Link();
        idle.keep(NODE, link, now);
        return link;
    }

    private static final class Link implements EngineLink {

        private boolean open = true;

        @Override
        public InputStream input() {
            return InputStream.nullInputStream();
        }

        @Override
        public OutputStream output() {
            return OutputStream.nullOutputStream();
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public void close() {
            open = false;
        }
    }
}
