package io.argosy.agent.stream;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.argosy.agent.session.FakeServer;
import io.argosy.api.session.Frame;
import io.argosy.api.session.SessionMethods;
import io.argosy.codec.Json;
import io.argosy.engine.EngineException;
import io.grpc.ManagedChannel;
import io.grpc.ServerCall;
import io.grpc.okhttp.OkHttpChannelBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, unit = SECONDS)
class PortTunnelTest {

    private FakeServer server;
    private ManagedChannel channel;
    private ServerSocket published;

    @BeforeEach
    void start() throws IOException {
        server = new FakeServer(0);
        channel = OkHttpChannelBuilder.forAddress("127.0.0.1", server.port()).usePlaintext().build();
        published = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void stop() throws IOException {
        channel.shutdownNow();
        server.close();
        published.close();
    }

    private static Frame input(String text) {
        return new Frame(Frame.Channel.STDIN, text.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void eachDirectionEndsByItself() throws Exception {
        int port = published.getLocalPort();
        CompletableFuture<Void> serving = CompletableFuture.runAsync(() -> {
            try (ByteStream stream = ByteStream.open(channel, new SessionMethods(Json.standard()), "id")) {
                PortTunnel.serve(port, stream);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        try (Socket far = published.accept()) {
            ServerCall<Frame, Frame> call = server.stream();
            far.getOutputStream().write("first".getBytes(StandardCharsets.US_ASCII));
            far.shutdownOutput();
            assertThat(server.frame().text()).isEqualTo("first");
            assertThat(server.frame().bytes()).isEmpty();
            call.sendMessage(input("then"));
            call.sendMessage(input(""));
            assertThat(new String(far.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)).isEqualTo("then");
        }
        serving.join();
    }

    @Test
    void aPortThatNobodyListensOnIsTold() throws IOException {
        published.close();
        try (ByteStream stream = ByteStream.open(channel, new SessionMethods(Json.standard()), "id")) {
            assertThatThrownBy(() -> PortTunnel.serve(published.getLocalPort(), stream)).isInstanceOf(EngineException.Unreachable.class).hasMessage("nobody answers on port " + published.getLocalPort());
        }
    }
}
