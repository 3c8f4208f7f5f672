package io.argosy.server.http;

import io.argosy.server.stream.StreamBroken;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Answers that go on. They end when there is nothing more to say, when their reader goes away, or when the server stops.
@Singleton
public final class Streams implements AutoCloseable {

    /// How long a stream may be silent before its connection is tried.
    public static final Duration HEARTBEAT = Duration.ofSeconds(10);

    /// One JSON document a line.
    public static final String LINES = "application/x-ndjson";

    private final CurrentVertxRequest current;
    private final Set<OpenStream> open = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    Streams(CurrentVertxRequest current) {
        this.current = current;
    }

    /// Writes an answer. An interrupt tells it to end.
    @FunctionalInterface
    public interface Body {
        void write(OutputStream out) throws IOException, InterruptedException;
    }

    /// The answer to the current request.
    public Response answer(String mediaType, Body body) {
        OpenStream stream = new OpenStream();
        RoutingContext context = current.getCurrent();
        context.addEndHandler(_ -> stream.end());
        StreamingOutput output = out -> write(stream, body, out, context);
        return Response.ok(output).type(mediaType).header("Cache-Control", "no-cache").header("X-Accel-Buffering", "no").build();
    }

    /// A body whose node cannot go on takes its connection with it, so that what came is not taken for the whole.
    private void write(OpenStream stream, Body body, OutputStream out, RoutingContext context) {
        open.add(stream);
        if (stopping) {
            stream.end();
        }
        try {
            stream.run(() -> body.write(out));
        } catch (StreamBroken e) {
            context.request().connection().close();
        } finally {
            open.remove(stream);
        }
    }

    /// Ends all streams, those to come included.
    @Override
    public void close() {
        stopping = true;
        open.forEach(OpenStream::end);
    }

    /// A thread that writes, as far as others may end it.
    private static final class OpenStream {

        private Thread writer;
        private boolean ended;

        @FunctionalInterface
        interface Work {
            void run() throws IOException, InterruptedException;
        }

        void run(Work work) throws StreamBroken {
            if (!begin()) {
                return;
            }
            try {
                work.run();
            } catch (StreamBroken e) {
                throw e;
            } catch (InterruptedException | IOException e) {
                // The reader went away, or the server stops: this is the end of the answer.
            } finally {
                finish();
            }
        }

        private synchronized boolean begin() {
            writer = Thread.currentThread();
            return !ended;
        }

        /// No interrupt may reach what the thread does next.
        private synchronized void finish() {
            writer = null;
            Thread.interrupted();
        }

        synchronized void end() {
            ended = true;
            if (writer != null) {
                writer.interrupt();
            }
        }
    }
}
