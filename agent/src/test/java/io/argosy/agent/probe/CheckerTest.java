package io.argosy.agent.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.argosy.engine.ContainerPlan;
import io.argosy.engine.ImageInfo;
import io.argosy.model.service.Check;
import io.argosy.model.service.HealthSpec;
import io.argosy.model.service.Probe;
import io.argosy.testkit.FakeClock;
import io.argosy.testkit.engine.FakeEngine;
import io.argosy.testkit.engine.FakeProgram;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CheckerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final FakeEngine engine = new FakeEngine(new FakeClock());
    private final Checker checker = new Checker(engine.execs());

    private static boolean well(Outcome outcome) {
        return outcome instanceof Outcome.Passed;
    }

    @Test
    void statusBelow400IsWell() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        for (int status : List.of(200, 302, 404, 503)) {
            server.createContext("/" + status, exchange -> {
                exchange.sendResponseHeaders(status, -1);
                exchange.close();
            });
        }
        server.start();
        try {
            int port = server.getAddress().getPort();
            Optional<String> here = Optional.of("127.0.0.1");
            assertThat(well(checker.ask(new Check.Http(port, "/200"), "c", here, PATIENCE))).isTrue();
            assertThat(well(checker.ask(new Check.Http(port, "/302"), "c", here, PATIENCE))).isTrue();
            assertThat(well(checker.ask(new Check.Http(port, "/404"), "c", here, PATIENCE))).isFalse();
            assertThat(checker.ask(new Check.Http(port, "/503"), "c", here, PATIENCE)).isEqualTo(new Outcome.Failed("answered 'HTTP/1.1 503'"));
            assertThat(well(checker.ask(new Check.Tcp(port), "c", here, PATIENCE))).isTrue();
        } finally {
            server.stop(0);
        }
        assertThat(well(checker.ask(new Check.Tcp(1), "c", Optional.of("127.0.0.1"), PATIENCE))).isFalse();
        assertThat(well(checker.ask(new Check.Tcp(1), "c", Optional.empty(), PATIENCE))).isFalse();
    }

    @Test
    void exitCodeOfACommandTells() {
        engine.load("shell:1", FakeProgram.SHELL);
        String container = engine.containers().create(ContainerPlan.of("c", "shell:1").running("sleep", "100"));
        engine.containers().start(container);
        assertThat(well(checker.ask(new Check.Command(List.of("true")), container, Optional.empty(), PATIENCE))).isTrue();
        assertThat(checker.ask(new Check.Command(List.of("false")), container, Optional.empty(), PATIENCE)).isEqualTo(new Outcome.Failed("exit code 1"));
        assertThat(checker.ask(new Check.Command(List.of("sleep", "9")), container, Optional.empty(), Duration.ofMillis(300)))
                .isEqualTo(new Outcome.Failed("no end within 300 ms"));
        engine.exit("c", 0);
        assertThat(well(checker.ask(new Check.Command(List.of("true")), container, Optional.empty(), PATIENCE))).isFalse();
    }

    @Test
    void healthcheckOfTheImageIsReadAsDockerMeansIt() {
        ImageInfo.Health zero = new ImageInfo.Health(List.of("CMD-SHELL", "curl -f localhost"), Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, 0);
        assertThat(ProbeSource.ofImage(zero)).contains(new Probe(new Check.Shell("curl -f localhost"), Duration.ofSeconds(30), Duration.ofSeconds(30), 3, 1,
                Duration.ZERO, Duration.ofSeconds(1)));
        ImageInfo.Health none = new ImageInfo.Health(List.of("NONE"), Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, 0);
        assertThat(ProbeSource.ofImage(none)).isEmpty();
        assertThat(ProbeSource.of(new HealthSpec.Disabled(), () -> {
            throw new AssertionError("not asked");
        })).isEmpty();
    }
}
