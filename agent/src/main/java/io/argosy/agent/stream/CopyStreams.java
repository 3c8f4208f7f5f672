package io.argosy.agent.stream;

import io.argosy.api.session.Frame;
import io.argosy.api.session.StreamRequest;
import io.argosy.engine.Containers;
import io.argosy.engine.EngineException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// Files into containers, and out of them, as tar archives.
final class CopyStreams {
    private static final int FAILED = 1;

    private final Containers containers;

    CopyStreams(Containers containers) {
        this.containers = containers;
    }

    void in(String container, StreamRequest.CopyIn request, ByteStream stream) throws IOException {
        try {
            containers.copyIn(container, request.directory(), new StreamInput(stream, _ -> { }));
            stream.send(Frame.exit(0, ""));
        } catch (EngineException.NotFound | EngineException.Conflict | EngineException.Refused | EngineException.NoSpace e) {
            stream.send(Frame.exit(FAILED, e.getMessage()));
        }
    }

    void out(String container, StreamRequest.CopyOut request, ByteStream stream) throws IOException {
        try (InputStream archive = containers.copyOut(container, request.path()); OutputStream out = new FrameOutput(stream)) {
            stream.whenOver(() -> close(archive));
            archive.transferTo(out);
        } catch (EngineException.NotFound | EngineException.Refused e) {
            stream.send(Frame.exit(FAILED, e.getMessage()));
            return;
        }
        stream.send(Frame.exit(0, ""));
    }

    private static void close(InputStream archive) {
        try {
            archive.close();
        } catch (IOException _) {
            // It is of no use any more in either case.
        }
    }
}
