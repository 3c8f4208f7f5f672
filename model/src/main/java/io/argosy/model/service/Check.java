package io.argosy.model.service;

import io.argosy.model.unit.Frozen;
import java.util.List;
import java.util.Objects;

/// One way to ask a task whether it is well. Asked from the task's own node.
public sealed interface Check {

    /// A program run in the container without a shell; exit code 0 is well.
    record Command(List<String> argv) implements Check {
        public Command {
            argv = Frozen.list(argv);
            if (argv.isEmpty()) {
                throw new IllegalArgumentException("a command check needs a program");
            }
        }
    }

    /// A line run in the container by its `/bin/sh -c`, or the shell that the image declares; exit code 0 is well.
    record Shell(String line) implements Check {
        public Shell {
            Objects.requireNonNull(line, "line");
        }
    }

    /// A GET request to the task's address; 200 to 399 is well.
    record Http(int port, String path) implements Check {
        public Http {
            if (!path.startsWith("/")) {
                throw new IllegalArgumentException("an HTTP check needs a path that begins with /, not '" + path + "'");
            }
        }
    }

    /// A connection to the task's address; accepted is well.
    record Tcp(int port) implements Check {}
}
