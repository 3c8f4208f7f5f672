package io.argosy.engine.docker;

import io.argosy.engine.EngineException;
import io.argosy.engine.Images;
import io.argosy.engine.http.Response;
import java.io.IOException;

/// The engine's events about images.
final class ImageChanges implements Images.Changes {
    private final JsonLines lines;
    private volatile boolean closed;

    ImageChanges(Response response) {
        this.lines = new JsonLines(response);
    }

    @Override
    public boolean next() {
        try {
            if (lines.next().isPresent()) {
                return true;
            }
        } catch (IOException e) {
            return ended(e);
        }
        return ended(new IOException("the engine ended its event stream"));
    }

    private boolean ended(IOException cause) {
        if (closed) {
            return false;
        }
        throw new EngineException.Unreachable("the engine's events ended: " + cause.getMessage(), cause);
    }

    @Override
    public void close() {
        closed = true;
        lines.close();
    }
}
