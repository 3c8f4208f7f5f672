package io.argosy.server.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.argosy.api.rest.LogLine;
import io.argosy.control.fault.FaultCode;
import io.argosy.control.fault.Result;
import io.argosy.model.id.AppRef;
import io.argosy.server.stream.StreamBroken;
import io.argosy.server.stream.StreamBroker;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LogFollowingTest {

    private final AtomicBoolean leads = new AtomicBoolean(true);
    private final AtomicInteger looks = new AtomicInteger();
    private final LogFollowing following = new LogFollowing(new StreamBroker((_, _) -> false, _ -> Optional.empty(), Duration.ofSeconds(1)),
            new LogQuery(AppRef.of("default", "shop"), Set.of(), true, Optional.empty(), Optional.empty()), leads::get);

    private static final LineSink NOWHERE = new LineSink() {
        @Override
        public void line(LogLine line) {
            throw new AssertionError("there is no output");
        }

        @Override
        public void idle() {}
    };

    @AfterEach
    void close() {
        following.close();
    }

    @Test
    void breaksOffWhenItsServerLeadsNoMore() {
        assertThatThrownBy(() -> following.write(List.of(), () -> {
            leads.set(looks.incrementAndGet() < 2);
            return Result.done(List.of());
        }, NOWHERE)).isInstanceOf(StreamBroken.class);
        assertThat(looks).hasValue(2);
    }

    @Test
    void endsWithTheApp() throws Exception {
        following.write(List.of(), () -> Result.refused(FaultCode.APP_NOT_FOUND, "it is gone", "look"), NOWHERE);
        assertThat(leads).isTrue();
    }
}
