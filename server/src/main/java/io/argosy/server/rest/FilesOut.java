package io.argosy.server.rest;

import io.argosy.api.session.Frame;
import io.argosy.api.session.StreamRequest;
import io.argosy.control.task.TaskLocation;
import io.argosy.server.stream.NodeStream;
import io.argosy.server.stream.StreamBroken;
import io.argosy.server.stream.StreamBroker;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/// Files on their way out of a task. What the node refuses is known before the answer begins.
final class FilesOut {

    private final NodeStream stream;
    private final Optional<Frame> first;

    private FilesOut(NodeStream stream, Optional<Frame> first) {
        this.stream = stream;
        this.first = first;
    }

    static FilesOut open(StreamBroker streams, TaskLocation location, String path) {
        NodeStream stream = null;
        try {
            stream = streams.open(location.node(), new StreamRequest.CopyOut(location.task(), path));
            FilesOut files = new FilesOut(stream, stream.receive());
            files.first.ifPresent(FileRefusals::check);
            return files;
        } catch (StreamBroken e) {
            close(stream);
            throw FileRefusals.broken(e);
        } catch (InterruptedException e) {
            close(stream);
            Thread.currentThread().interrupt();
            throw FileRefusals.broken(new StreamBroken("the server stops"));
        } catch (RuntimeException e) {
            close(stream);
            throw e;
        }
    }

    private static void close(NodeStream stream) {
        if (stream != null) {
            stream.close();
        }
    }

    void write(OutputStream out) throws IOException, InterruptedException {
        try (stream) {
            for (Optional<Frame> frame = first; frame.isPresent(); frame = stream.receive()) {
                switch (frame.get().channel()) {
                    case STDOUT -> out.write(frame.get().bytes());
                    case EXIT -> {
                        return;
                    }
                    case FAILED -> throw new StreamBroken(frame.get().text());
                    case STDIN, STDERR, RESIZE -> { }
                }
            }
            throw new StreamBroken("the node ended in the middle of the archive");
        }
    }
}
