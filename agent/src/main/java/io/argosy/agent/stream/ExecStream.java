package io.argosy.agent.stream;

import io.argosy.api.session.Frame;
import io.argosy.api.session.StreamRequest;
import io.argosy.engine.ExecPlan;
import io.argosy.engine.ExecSession;
import io.argosy.engine.Execs;
import io.argosy.engine.Frames;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/// A program in a container, with its input and output carried both ways at once.
final class ExecStream {
    private final Execs execs;

    ExecStream(Execs execs) {
        this.execs = execs;
    }

    void serve(String container, StreamRequest.Exec request, ByteStream stream) throws IOException {
        ExecPlan plan = new ExecPlan(
                request.argv(), request.stdin(), request.tty(), request.user(), request.workingDirectory(), request.environment());
        try (ExecSession session = execs.start(container, plan)) {
            // Closing the output's frames ends the program's connection when the person at the other end goes away.
            Frames output = session.output();
            stream.whenOver(output::close);
            Thread.ofVirtual().name("exec input").start(() -> carryInput(session, stream));
            carryOutput(output, stream);
            stream.send(Frame.exit(session.exitCode(), ""));
        }
    }

    private static void carryOutput(Frames output, ByteStream stream) throws IOException {
        for (Optional<Frames.Frame> frame = output.next(); frame.isPresent(); frame = output.next()) {
            Frame.Channel channel = frame.get().error() ? Frame.Channel.STDERR : Frame.Channel.STDOUT;
            byte[] bytes = frame.get().bytes();
            for (int from = 0; from < bytes.length; from += Frame.MAX_BYTES) {
                stream.send(new Frame(channel, Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + Frame.MAX_BYTES))));
            }
        }
    }

    private static void carryInput(ExecSession session, ByteStream stream) {
        try (OutputStream input = session.stdin()) {
            for (Optional<Frame> frame = stream.receive(); frame.isPresent(); frame = stream.receive()) {
                switch (frame.get().channel()) {
                    case STDIN -> input.write(frame.get().bytes());
                    case RESIZE -> resize(session, frame.get());
                    case STDOUT, STDERR, EXIT, FAILED -> { }
                }
            }
            // A terminal may still be resized after the input ended, but nobody does.
        } catch (IOException _) {
            // The program ended, or the person went away; the output tells which.
        }
    }

    private static void resize(ExecSession session, Frame frame) {
        ByteBuffer size = ByteBuffer.wrap(frame.bytes());
        if (size.remaining() >= 4) {
            session.resize(Short.toUnsignedInt(size.getShort()), Short.toUnsignedInt(size.getShort()));
        }
    }
}
