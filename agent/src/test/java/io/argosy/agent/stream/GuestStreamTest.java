package io.argosy.agent.stream;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.agent.session.FakeServer;
import io.argosy.agent.socket.EngineSockets;
import io.argosy.api.session.Frame;
import io.argosy.api.session.SessionMethods;
import io.argosy.codec.Json;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import io.grpc.okhttp.OkHttpChannelBuilder;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 30, unit = SECONDS)
class GuestStreamTest {
    @TempDir
    private Path directory;

    private final BlockingQueue<String> calls = new LinkedBlockingQueue<>();
    private FakeServer server;
    private ManagedChannel channel;
    private EngineSockets sockets;
    private Path socket;

    @BeforeEach
    void start() throws IOException {
        server = new FakeServer(0);
        channel = OkHttpChannelBuilder.forAddress("127.0.0.1", server.port()).usePlaintext().build();
        sockets = new EngineSockets(directory.resolve("s"), directory.resolve("none"), InstantSource.system(), (call, _) -> calls.add(call));
        socket = sockets.offer("s1", "grant").resolve("docker.sock");
    }

    @AfterEach
    void stop() throws IOException {
        channel.shutdownNow();
        server.close();
        sockets.close();
    }

    private CompletableFuture<Void> serve() throws InterruptedException {
        String call = calls.take();
        return CompletableFuture.runAsync(() -> {
            try (ByteStream stream = ByteStream.open(channel, new SessionMethods(Json.standard()), "id")) {
                new GuestStream(sockets).serve(call, stream);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static Frame answer(byte[] bytes) {
        return new Frame(Frame.Channel.STDIN, bytes);
    }

    private static int readAll(SocketChannel from) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(8 << 20);
        while (from.read(bytes) >= 0) {
            // More may come.
        }
        return bytes.position();
    }

    @Test
    void eachDirectionEndsByItself() throws Exception {
        try (SocketChannel client = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            CompletableFuture<Void> serving = serve();
            client.write(ByteBuffer.wrap("hello".getBytes(StandardCharsets.US_ASCII)));
            client.shutdownOutput();
            assertThat(server.frame().text()).isEqualTo("hello");
            assertThat(server.frame().bytes()).isEmpty();
            ServerCall<Frame, Frame> call = server.stream();
            call.sendMessage(answer("after".getBytes(StandardCharsets.US_ASCII)));
            call.sendMessage(answer(new byte[0]));
            assertThat(readAll(client)).isEqualTo(5);
            serving.join();
        }
    }

    @Test
    void aClientHearsAllThatWasSaidBeforeTheEnd() throws Exception {
        try (SocketChannel client = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            CompletableFuture<Void> serving = serve();
            ServerCall<Frame, Frame> call = server.stream();
            for (int count = 0; count < 40; count++) {
                call.sendMessage(answer(new byte[Frame.MAX_BYTES]));
            }
            call.close(Status.CANCELLED, new Metadata());
            assertThat(readAll(client)).isEqualTo(40 * Frame.MAX_BYTES);
            serving.join();
        }
    }
}
