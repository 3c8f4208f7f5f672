package io.argosy.agent.stream;

import io.argosy.api.session.Frame;
import io.argosy.engine.EngineException;
import io.argosy.engine.http.Upgraded;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/// A connection to the engine, carried as it is. Each direction ends by itself: the end of input does not end the output.
final class EngineTunnel {
    /// Of a connection that is mostly quiet, as most of thousands are.
    private static final int SMALL_BLOCK = 4 * 1024;

    private final Path socket;

    EngineTunnel(Path socket) {
        this.socket = socket;
    }

    void serve(ByteStream stream) throws IOException {
        try (Upgraded engine = open()) {
            stream.whenOver(engine::close);
            Thread.ofVirtual().name("tunnel input").start(() -> carryInput(stream, engine));
            carryOutput(engine.input(), stream);
        }
    }

    private Upgraded open() {
        try {
            return Upgraded.raw(socket);
        } catch (IOException e) {
            throw new EngineException.Unreachable("its engine is down: nobody listens on " + socket, e);
        }
    }

    private static void carryInput(ByteStream stream, Upgraded engine) {
        try (OutputStream out = engine.output()) {
            for (Optional<Frame> frame = stream.receive(); frame.isPresent(); frame = stream.receive()) {
                out.write(frame.get().bytes());
            }
        } catch (IOException _) {
            // The engine reads no more, or nobody sends any more; the output tells which.
        }
    }

    private static void carryOutput(InputStream output, ByteStream stream) throws IOException {
        byte[] block = new byte[SMALL_BLOCK];
        for (int count = output.read(block); count >= 0; count = output.read(block)) {
            stream.send(new Frame(Frame.Channel.STDOUT, Arrays.copyOf(block, count)));
            if (count == SMALL_BLOCK && block.length == SMALL_BLOCK) {
                block = new byte[Frame.MAX_BYTES];
            }
        }
    }
}
