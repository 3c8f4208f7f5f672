package io.argosy.api.rest;

import io.argosy.model.unit.Frozen;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// A program to run in a task: the first message of its WebSocket.
///
/// @param stdin whether input will follow
/// @param tty whether the program gets a terminal
public record ExecRequest(
        List<String> argv, boolean stdin, boolean tty, Optional<String> user, Optional<String> workingDirectory, Map<String, String> environment) {

    public ExecRequest {
        argv = Frozen.list(argv);
        if (argv.isEmpty()) {
            throw new IllegalArgumentException("argv: a program is needed");
        }
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(workingDirectory, "workingDirectory");
        environment = Frozen.map(environment);
    }
}
