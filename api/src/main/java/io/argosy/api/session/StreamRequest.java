package io.argosy.api.session;

import io.argosy.model.app.ImageIdentity;
import io.argosy.model.id.TaskId;
import io.argosy.model.join.JoinCheck;
import io.argosy.model.unit.Frozen;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// What a byte stream is for.
public sealed interface StreamRequest {

    /// Output of a task's container. Down: STDOUT and STDERR frames, each one line with its RFC 3339 time and a space before it; then the stream ends.
    ///
    /// @param tail lines from the end to begin with; all when absent
    record Logs(TaskId task, boolean follow, Optional<Integer> tail, Optional<Instant> since) implements StreamRequest {
        public Logs {
            Objects.requireNonNull(task, "task");
            Objects.requireNonNull(tail, "tail");
            Objects.requireNonNull(since, "since");
        }
    }

    /// A program in a task's container. Up: STDIN frames, half-closed at their end, and RESIZE. Down: STDOUT, STDERR, then EXIT.
    record Exec(
            TaskId task, List<String> argv, boolean stdin, boolean tty, Optional<String> user, Optional<String> workingDirectory,
            Map<String, String> environment)
            implements StreamRequest {
        public Exec {
            Objects.requireNonNull(task, "task");
            argv = Frozen.list(argv);
            Objects.requireNonNull(user, "user");
            Objects.requireNonNull(workingDirectory, "workingDirectory");
            environment = Frozen.map(environment);
        }
    }

    /// An image built from a context. Up: the context as a tar archive in STDIN frames, half-closed at its end. Down: STDOUT frames with the engine's log text, then EXIT: 0 when
    /// the image was built and tagged, with its id as the text.
    ///
    /// @param dockerfile path within the context
    /// @param tag the reference the image gets
    record Build(
            String dockerfile, String tag, Optional<String> target, Map<String, String> arguments, Map<String, String> labels,
            Optional<String> platform, boolean noCache, boolean pull, Optional<String> network)
            implements StreamRequest {
        public Build {
            Objects.requireNonNull(dockerfile, "dockerfile");
            Objects.requireNonNull(tag, "tag");
            Objects.requireNonNull(target, "target");
            arguments = Frozen.map(arguments);
            labels = Frozen.map(labels);
            Objects.requireNonNull(platform, "platform");
            Objects.requireNonNull(network, "network");
        }
    }

    /// An image for other nodes. Down: a STDOUT frame with an [ImageOutline] as JSON. Up: a STDIN frame with the number of its first layers to leave out, in decimal. Down: the
    /// archive in STDOUT frames, how much of it was read in percent in STDERR frames, then EXIT.
    record ExportImage(ImageIdentity image) implements StreamRequest {
        public ExportImage {
            Objects.requireNonNull(image, "image");
        }
    }

    /// An image from another node. Down: a STDOUT frame with the number of its first layers that are here, in decimal. Up: an archive in STDIN frames that may lack these, half-closed at its
    /// end, and percents in STDERR frames. Down: EXIT, 0 when the engine has it.
    record ImportImage(ImageIdentity image, ImageOutline outline) implements StreamRequest {
        public ImportImage {
            Objects.requireNonNull(image, "image");
            Objects.requireNonNull(outline, "outline");
        }
    }

    /// Files into a task's container. Up: a tar archive in STDIN frames, half-closed at its end. Down: EXIT, 0 when it was unpacked.
    ///
    /// @param directory that is there already
    record CopyIn(TaskId task, String directory) implements StreamRequest {
        public CopyIn {
            Objects.requireNonNull(task, "task");
            Objects.requireNonNull(directory, "directory");
        }
    }

    /// Files out of a task's container. Down: a tar archive in STDOUT frames, then EXIT.
    ///
    /// @param path of a file or a directory; the archive's names begin with its last part
    record CopyOut(TaskId task, String path) implements StreamRequest {
        public CopyOut {
            Objects.requireNonNull(task, "task");
            Objects.requireNonNull(path, "path");
        }
    }

    /// Something to find out while another machine joins. Down: a STDOUT frame with a `CheckResult` as JSON.
    record Reach(JoinCheck check) implements StreamRequest {
        public Reach {
            Objects.requireNonNull(check, "check");
        }
    }

    /// A connection to the node's engine, as bytes. Up: STDIN frames, half-closed at their end. Down: STDOUT frames until the engine ends its side; then the stream ends, whatever the engine might still read.
    record Engine() implements StreamRequest {}

    /// A socket of the node that leads to the virtual engine, for a container that is about to be made. Down: a STDOUT frame with its directory, in which it is named `docker.sock`. It is kept for as long as
    /// a container carries the label `io.argosy.socket` with this id, also when the agent starts again.
    ///
    /// @param id letters and digits
    /// @param grant with which the agent says whose it is ([AgentMessage.Guest])
    record OfferSocket(String id, String grant) implements StreamRequest {
        public OfferSocket {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(grant, "grant");
        }
    }

    /// A client that has dialled such a socket. Down: STDOUT frames with what it says; an empty one is the end of that, and the end of the stream that it is gone. Up: STDIN frames with what it is answered; an empty one is
    /// the end of that.
    ///
    /// @param call of [AgentMessage.Guest]
    record Guest(String call) implements StreamRequest {
        public Guest {
            Objects.requireNonNull(call, "call");
        }
    }

    /// A TCP connection to a port of the node's own, at its loopback address, as bytes. Up: STDIN frames, half-closed at their end. Down: STDOUT frames, an empty one when the other side has ended its direction; the stream ends when both have.
    record Port(int port) implements StreamRequest {
        public Port {
            if (port < 1 || port > 65535) {
                throw new IllegalArgumentException("no port: " + port);
            }
        }
    }
}
