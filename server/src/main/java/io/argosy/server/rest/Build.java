package io.argosy.server.rest;

import io.argosy.api.rest.BuildLine;
import io.argosy.api.session.Frame;
import io.argosy.api.session.StreamRequest;
import io.argosy.model.id.NodeId;
import io.argosy.server.stream.NodeStream;
import io.argosy.server.stream.StreamBroken;
import io.argosy.server.stream.StreamBroker;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// One build: the context goes to the node while the node's words come back.
final class Build {

    private static final int CHUNK = 32 * 1024;

    private final StreamBroker streams;
    private final NodeId node;
    private final StreamRequest.Build request;

    Build(StreamBroker streams, NodeId node, StreamRequest.Build request) {
        this.streams = streams;
        this.node = node;
        this.request = request;
    }

    /// Returns when the build has ended, one way or the other. A reader that goes away ends it on the node too.
    void run(InputStream context, LineOutput out) throws IOException, InterruptedException {
        try (NodeStream stream = streams.open(node, request)) {
            Thread sender = Thread.ofVirtual().name("build-context").start(() -> send(context, stream));
            try {
                out.document(receive(stream, out));
            } finally {
                sender.interrupt();
            }
        } catch (StreamBroken broken) {
            out.document(BuildLine.failed(broken.getMessage()));
        }
    }

    private static void send(InputStream context, NodeStream stream) {
        byte[] chunk = new byte[CHUNK];
        try {
            for (int read = context.read(chunk); read >= 0; read = context.read(chunk)) {
                if (read > 0) {
                    stream.send(new Frame(Frame.Channel.STDIN, Arrays.copyOf(chunk, read)));
                }
            }
            stream.endInput();
        } catch (StreamBroken ended) {
            // The receiving side tells how it ended.
        } catch (IOException e) {
            stream.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static BuildLine receive(NodeStream stream, LineOutput out) throws IOException, InterruptedException {
        for (Optional<Frame> frame = stream.receive(); frame.isPresent(); frame = stream.receive()) {
            Frame got = frame.get();
            switch (got.channel()) {
                case STDOUT, STDERR -> out.document(BuildLine.log(new String(got.bytes(), StandardCharsets.UTF_8)));
                case EXIT -> {
                    return got.exitCode() == 0 ? BuildLine.built(got.text()) : BuildLine.failed(got.text());
                }
                case FAILED -> {
                    return BuildLine.failed(got.text());
                }
                case STDIN, RESIZE -> {}
            }
        }
        return BuildLine.failed("the build ended without an outcome");
    }
}
