package io.argosy.server.logs;

import io.argosy.api.rest.LogLine;
import io.argosy.api.session.Frame;
import io.argosy.api.session.StreamRequest;
import io.argosy.control.task.TaskLocation;
import io.argosy.server.stream.NodeStream;
import io.argosy.server.stream.StreamBroken;
import io.argosy.server.stream.StreamBroker;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/// Output of one task, line by line. What keeps it from being read is told as a line by `argosy`, so that the output of other tasks goes on.
final class TaskLog implements AutoCloseable {

    private final TaskLocation location;
    private Optional<NodeStream> stream = Optional.empty();
    private Optional<String> trouble = Optional.empty();

    private TaskLog(TaskLocation location) {
        this.location = location;
    }

    static TaskLog open(StreamBroker broker, TaskLocation location, StreamRequest request) throws InterruptedException {
        TaskLog log = new TaskLog(location);
        try {
            log.stream = Optional.of(broker.open(location.node(), request));
        } catch (StreamBroken broken) {
            log.trouble = Optional.of(broken.getMessage());
        }
        return log;
    }

    /// Waits for the next line; empty at the end.
    Optional<LogLine> next() throws InterruptedException {
        if (stream.isEmpty()) {
            return trouble();
        }
        try {
            Optional<Frame> frame = stream.get().receive();
            while (frame.isPresent()) {
                Optional<LogLine> line = line(frame.get());
                if (line.isPresent()) {
                    return line;
                }
                frame = stream.get().receive();
            }
            return Optional.empty();
        } catch (StreamBroken broken) {
            trouble = Optional.of(broken.getMessage());
            stream = Optional.empty();
            return trouble();
        }
    }

    private Optional<LogLine> trouble() {
        Optional<LogLine> line = trouble.map(text -> word("no more output of " + location.name() + " from node " + location.nodeName() + ": " + text));
        trouble = Optional.empty();
        return line;
    }

    private Optional<LogLine> line(Frame frame) {
        return switch (frame.channel()) {
            case STDOUT, STDERR -> Optional.of(output(frame));
            case FAILED -> Optional.of(word(frame.text()));
            case STDIN, RESIZE, EXIT -> Optional.empty();
        };
    }

    private LogLine output(Frame frame) {
        String text = new String(frame.bytes(), StandardCharsets.UTF_8);
        int space = text.indexOf(' ');
        String name = frame.channel().name().toLowerCase(Locale.ROOT);
        try {
            Instant at = Instant.parse(space < 0 ? text.strip() : text.substring(0, space));
            return new LogLine(location.task(), location.name(), name, at, space < 0 ? "" : unterminated(text.substring(space + 1)));
        } catch (DateTimeParseException e) {
            return new LogLine(location.task(), location.name(), name, Instant.EPOCH, unterminated(text));
        }
    }

    private static String unterminated(String line) {
        int end = line.length();
        while (end > 0 && (line.charAt(end - 1) == '\n' || line.charAt(end - 1) == '\r')) {
            end--;
        }
        return line.substring(0, end);
    }

    private LogLine word(String text) {
        return new LogLine(location.task(), location.name(), "argosy", Instant.now(), text);
    }

    @Override
    public void close() {
        stream.ifPresent(NodeStream::close);
    }
}
