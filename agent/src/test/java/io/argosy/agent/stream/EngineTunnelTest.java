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
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import io.grpc.okhttp.OkHttpChannelBuilder;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 30, unit = SECONDS)
class EngineTunnelTest {
    @TempDir
    private Path directory;

    private FakeServer server;
    private ManagedChannel channel;
    private ServerSocketChannel engine;

    @BeforeEach
    void start() throws IOException {
        server = new FakeServer(0);
        channel = OkHttpChannelBuilder.forAddress("127.0.0.1", server.port()).usePlaintext().build();
        engine = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(directory.resolve("s")));
    }

    @AfterEach
    void stop() throws IOException {
        channel.shutdownNow();
        server.close();
        engine.close();
    }

    private CompletableFuture<Void> serve(Path socket) {
        return CompletableFuture.runAsync(() -> {
            try (ByteStream stream = ByteStream.open(channel, new SessionMethods(Json.standard()), "id")) {
                new EngineTunnel(socket).serve(stream);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static Frame input(String text) {
        return new Frame(Frame.Channel.STDIN, text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String read(SocketChannel from, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count);
        while (bytes.hasRemaining() && from.read(bytes) >= 0) {
            // More may come.
        }
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII);
    }

    @Test
    void theEndOfInputReachesTheEngineAndItsOutputGoesOn() throws Exception {
        CompletableFuture<Void> serving = serve(directory.resolve("s"));
        try (SocketChannel far = engine.accept()) {
            ServerCall<Frame, Frame> call = server.stream();
            call.sendMessage(input("hel"));
            call.sendMessage(input("lo"));
            assertThat(read(far, 5)).isEqualTo("hello");
            call.sendMessage(new Frame(Frame.Channel.STDIN, new byte[0]));
            assertThat(read(far, 1)).isEmpty();
            far.write(ByteBuffer.wrap("after".getBytes(StandardCharsets.US_ASCII)));
            assertThat(server.frame().text()).isEqualTo("after");
        }
        serving.join();
    }

    @Test
    void aServerThatWantsNothingMoreEndsTheConnection() throws Exception {
        serve(directory.resolve("s"));
        try (SocketChannel far = engine.accept()) {
            server.stream().close(Status.CANCELLED, new Metadata());
            assertThat(read(far, 1)).isEmpty();
        }
    }

    @Test
    void anEngineThatIsDownIsTold() {
        try (ByteStream stream = ByteStream.open(channel, new SessionMethods(Json.standard()), "id")) {
            assertThatThrownBy(() -> new EngineTunnel(directory.resolve("nobody")).serve(stream))
                    .isInstanceOf(EngineException.Unreachable.class).hasMessageStartingWith("its engine is down");
        }
    }
}
