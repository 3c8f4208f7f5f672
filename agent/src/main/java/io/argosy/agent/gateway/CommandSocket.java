package io.argosy.agent.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/// A socket that takes a line of commands and answers with text until it closes the connection. For use by any thread.
final class CommandSocket {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration ABSENCE = Duration.ofSeconds(2);
    private static final long RETRY_MILLIS = 20;
    private static final int MAX_ANSWER = 16 << 20;

    private final Path path;

    CommandSocket(Path path) {
        this.path = path;
    }

    /// Asks again for a while when nobody listens: a master that reloads is away for a moment.
    ///
    /// @throws IOException when nobody listened all the while, or no whole answer came in time
    String askPatiently(String line) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + ABSENCE.toNanos();
        while (true) {
            try {
                return ask(line);
            } catch (IOException e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
                Thread.sleep(RETRY_MILLIS);
            }
        }
    }

    /// @param line one command, or several with semicolons between them
    /// @throws IOException when nobody listens, or no whole answer came in time
    String ask(String line) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX); Selector selector = Selector.open()) {
            channel.connect(UnixDomainSocketAddress.of(path));
            ByteBuffer out = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.US_ASCII));
            while (out.hasRemaining()) {
                channel.write(out);
            }
            // The master socket keeps the connection open until it is told that no more will come.
            channel.shutdownOutput();
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ);
            return readAll(channel, selector, deadline);
        }
    }

    private String readAll(SocketChannel channel, Selector selector, long deadline) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        ByteBuffer buffer = ByteBuffer.allocate(32 << 10);
        while (channel.read(buffer) >= 0) {
            answer.write(buffer.array(), 0, buffer.position());
            if (buffer.position() == 0) {
                await(selector, deadline);
            }
            if (answer.size() > MAX_ANSWER) {
                throw new IOException(path + " answered more than " + MAX_ANSWER + " bytes");
            }
            buffer.clear();
        }
        return answer.toString(StandardCharsets.UTF_8);
    }

    private void await(Selector selector, long deadline) throws IOException {
        long left = (deadline - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
            throw new IOException(path + " did not answer in " + PATIENCE.toSeconds() + " s");
        }
        selector.select(left);
        selector.selectedKeys().clear();
    }
}
