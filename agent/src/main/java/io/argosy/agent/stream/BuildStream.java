package io.argosy.agent.stream;

import io.argosy.api.session.Frame;
import io.argosy.api.session.StreamRequest;
import io.argosy.engine.BuildPlan;
import io.argosy.engine.EngineException;
import io.argosy.engine.Images;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// An image built from the context that the stream brings.
final class BuildStream {
    private static final int FAILED = 1;

    private final Images images;

    BuildStream(Images images) {
        this.images = images;
    }

    void serve(StreamRequest.Build request, ByteStream stream) throws IOException {
        BuildPlan plan = new BuildPlan(request.dockerfile(), request.tag(), request.target(), request.arguments(), request.labels(),
                request.platform(), request.noCache(), request.pull(), request.network());
        try {
            String id = images.build(plan, new StreamInput(stream, _ -> { }), text -> log(stream, text));
            stream.send(Frame.exit(0, id));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (EngineException.NotFound | EngineException.Conflict | EngineException.Refused | EngineException.NoSpace e) {
            stream.send(Frame.exit(FAILED, e.getMessage()));
        }
    }

    private static void log(ByteStream stream, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try {
            for (int from = 0; from < bytes.length; from += Frame.MAX_BYTES) {
                stream.send(new Frame(Frame.Channel.STDOUT, Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + Frame.MAX_BYTES))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
