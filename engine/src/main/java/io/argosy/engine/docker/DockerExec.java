package io.argosy.engine.docker;

import com.fasterxml.jackson.databind.JsonNode;
import io.argosy.engine.EngineException;
import io.argosy.engine.ExecSession;
import io.argosy.engine.Frames;
import io.argosy.engine.http.Upgraded;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// A program in a container, attached to.
final class DockerExec implements ExecSession {
    private static final int KILLED = 137;
    private static final int ASKS_FOR_CODE = 50;

    private final Wire wire;
    private final String id;
    private final Upgraded connection;
    private final DockerFrames output;

    DockerExec(Wire wire, String id, Upgraded connection, boolean tty) {
        this.wire = wire;
        this.id = id;
        this.connection = connection;
        this.output = new DockerFrames(connection.input(), connection::close, tty);
    }

    @Override
    public OutputStream stdin() {
        return connection.output();
    }

    @Override
    public Frames output() {
        return output;
    }

    @Override
    public void resize(int columns, int rows) {
        try {
            wire.post("/exec/" + id + "/resize?h=" + rows + "&w=" + columns, Wire.QUICK);
        } catch (EngineException.NotFound | EngineException.Conflict | EngineException.Refused _) {
            // It ended, or has no terminal.
        }
    }

    /// The engine may close the output a moment before it knows the code.
    @Override
    public int exitCode() {
        for (int ask = 0; ask < ASKS_FOR_CODE; ask++) {
            JsonNode exec = wire.get("/exec/" + id + "/json");
            if (!exec.path("Running").asBoolean()) {
                return exec.path("ExitCode").asInt(KILLED);
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        return KILLED;
    }

    @Override
    public void close() {
        output.close();
    }
}
