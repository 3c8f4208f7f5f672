package io.argosy.agent.stream;

import io.argosy.engine.EngineException;
import io.argosy.engine.http.Upgraded;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/// A connection to the engine, carried as it is. Each direction ends by itself: the end of input does not end the output.
final class EngineTunnel {
    private final Path socket;

    EngineTunnel(Path socket) {
        this.socket = socket;
    }

    void serve(ByteStream stream) throws IOException {
        try (Upgraded engine = open()) {
            stream.whenOver(engine::close);
            Thread.ofVirtual().name("tunnel input").start(() -> carryInput(stream, engine));
            stream.sendAll(engine.input());
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
            stream.receiveAll(out);
        } catch (IOException _) {
            // The engine reads no more, or nobody sends any more; the output tells which.
        }
    }
}
