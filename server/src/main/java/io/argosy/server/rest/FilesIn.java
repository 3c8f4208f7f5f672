package io.argosy.server.rest;

import io.argosy.api.session.Frame;
import io.argosy.api.session.StreamRequest;
import io.argosy.control.task.TaskLocation;
import io.argosy.server.stream.NodeStream;
import io.argosy.server.stream.StreamBroken;
import io.argosy.server.stream.StreamBroker;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/// Files on their way into a task.
final class FilesIn {

    private static final int CHUNK = 32 * 1024;

    private final StreamBroker streams;
    private final TaskLocation location;
    private final String directory;

    FilesIn(StreamBroker streams, TaskLocation location, String directory) {
        this.streams = streams;
        this.location = location;
        this.directory = directory;
    }

    /// Returns when the node has unpacked all of it.
    void run(InputStream archive) throws InterruptedException {
        try (NodeStream stream = streams.open(location.node(), new StreamRequest.CopyIn(location.task(), directory))) {
            send(archive, stream);
            Frame outcome = outcome(stream);
            FileRefusals.check(outcome);
        } catch (StreamBroken e) {
            throw FileRefusals.broken(e);
        }
    }

    /// A node that refuses the archive ends the stream without reading it to its end; its word is still to be read.
    private static void send(InputStream archive, NodeStream stream) throws StreamBroken, InterruptedException {
        byte[] chunk = new byte[CHUNK];
        try {
            for (int read = archive.read(chunk); read >= 0; read = archive.read(chunk)) {
                if (read > 0) {
                    stream.send(new Frame(Frame.Channel.STDIN, Arrays.copyOf(chunk, read)));
                }
            }
            stream.endInput();
        } catch (StreamBroken _) {
            // The outcome tells why.
        } catch (IOException e) {
            throw new StreamBroken("the archive did not come to its end");
        }
    }

    private static Frame outcome(NodeStream stream) throws StreamBroken, InterruptedException {
        for (Optional<Frame> frame = stream.receive(); frame.isPresent(); frame = stream.receive()) {
            if (frame.get().channel() == Frame.Channel.EXIT || frame.get().channel() == Frame.Channel.FAILED) {
                return frame.get();
            }
        }
        throw new StreamBroken("the node ended without an outcome");
    }
}
