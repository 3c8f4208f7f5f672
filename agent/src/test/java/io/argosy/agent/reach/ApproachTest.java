package io.argosy.agent.reach;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.model.id.NodeId;
import io.argosy.model.witness.Sighting;
import io.argosy.model.witness.Sign;
import io.argosy.model.witness.Suspect;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApproachTest {

    private static final NodeId NODE = new NodeId("n2");
    private static final Duration SHORT = Duration.ofMillis(150);

    private final LifeEar ear = new LifeEar(() -> Optional.of(NODE));
    private int closed;

    @BeforeEach
    void chooseClosedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
    }

    @AfterEach
    void end() {
        ear.close();
    }

    private static Sign sign(int agent, int engine) throws IOException {
        return new Approach(agent, List.of(engine), 3, SHORT).to(new Suspect(NODE, "127.0.0.1"));
    }

    /// A port of a machine that is gone, as far as a dialler can tell: what comes to a queue that is full is dropped.
    private static final class SilentPort implements AutoCloseable {

        private final ServerSocket socket = new ServerSocket(0, 1);
        private final List<Socket> queue = new ArrayList<>();

        SilentPort() throws IOException {
            boolean room = true;
            while (room) {
                Socket waiting = new Socket();
                queue.add(waiting);
                try {
                    waiting.connect(socket.getLocalSocketAddress(), (int) SHORT.toMillis());
                } catch (SocketTimeoutException _) {
                    room = false;
                }
            }
        }

        int number() {
            return socket.getLocalPort();
        }

        @Override
        public void close() throws IOException {
            for (Socket waiting : queue) {
                waiting.close();
            }
            socket.close();
        }
    }

    @Test
    void anAgentAnswers() throws IOException {
        ear.start(0);
        assertThat(sign(ear.port(), closed)).isEqualTo(Sign.AGENT);
    }

    @Test
    void anotherNodesAgentIsNotTheOneAskedFor() throws IOException {
        try (LifeEar other = new LifeEar(() -> Optional.of(new NodeId("n3")))) {
            other.start(0);
            assertThat(sign(other.port(), closed)).isEqualTo(Sign.STALLED);
        }
    }

    @Test
    void theKernelTakesConnectionsForAStoppedAgent() throws IOException {
        try (ServerSocket stopped = new ServerSocket(0, 16, InetAddress.getLoopbackAddress())) {
            assertThat(sign(stopped.getLocalPort(), closed)).isEqualTo(Sign.STALLED);
        }
    }

    @Test
    void theKernelRefusesForAnAgentThatEnded() throws IOException {
        assertThat(sign(closed, closed)).isEqualTo(Sign.ENDED);
    }

    @Test
    void nothingAnswersWhereNobodyIs() throws IOException {
        try (SilentPort silent = new SilentPort()) {
            long began = System.nanoTime();
            assertThat(sign(silent.number(), silent.number())).isEqualTo(Sign.NOTHING);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).as("three tries one after the other").isGreaterThanOrEqualTo(SHORT.multipliedBy(3));
        }
    }

    @Test
    void theEngineTellsOfAMachineWhoseAgentCannotBeReached() throws IOException {
        try (SilentPort silent = new SilentPort(); ServerSocket engine = new ServerSocket(0)) {
            assertThat(sign(silent.number(), closed)).isEqualTo(Sign.MACHINE);
            assertThat(sign(silent.number(), engine.getLocalPort())).isEqualTo(Sign.MACHINE);
        }
    }

    @Test
    void theAgentsPortIsOpenToNobodyElse() throws IOException {
        ear.start(0);
        try (Socket socket = new Socket("127.0.0.1", ear.port())) {
            socket.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void aTakenPortDoesNotKeepAnAgentFromItsWork() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            ear.start(taken.getLocalPort());
        }
    }

    @Test
    void allAreLookedForAtOneTime() {
        CompletableFuture<List<Sighting>> told = new CompletableFuture<>();
        ear.start(0);
        new Scout(new Approach(ear.port(), List.of(closed), 1, SHORT)).look(List.of(new Suspect(NODE, "127.0.0.1"), new Suspect(new NodeId("n9"), "127.0.0.2")), told::complete);
        assertThat(told.join()).containsExactly(new Sighting(NODE, Sign.AGENT), new Sighting(new NodeId("n9"), Sign.STALLED));
    }
}
