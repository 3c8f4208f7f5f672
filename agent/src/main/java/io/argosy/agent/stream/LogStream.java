package io.argosy.agent.stream;

import io.argosy.api.session.Frame;
import io.argosy.api.session.StreamRequest;
import io.argosy.engine.Containers;
import io.argosy.engine.Frames;
import io.argosy.engine.LogPlan;
import java.io.IOException;
import java.util.Optional;

/// Output of a container, line by line.
final class LogStream {
    private final Containers containers;

    LogStream(Containers containers) {
        this.containers = containers;
    }

    void serve(String container, StreamRequest.Logs request, ByteStream stream) throws IOException {
        LogPlan plan = new LogPlan(request.follow(), request.tail(), request.since(), true);
        try (Frames frames = containers.logs(container, plan)) {
            stream.whenOver(frames::close);
            Lines output = new Lines(Frame.Channel.STDOUT, stream::send);
            Lines errors = new Lines(Frame.Channel.STDERR, stream::send);
            for (Optional<Frames.Frame> frame = frames.next(); frame.isPresent(); frame = frames.next()) {
                (frame.get().error() ? errors : output).add(frame.get().bytes());
            }
            output.end();
            errors.end();
        }
    }
}
