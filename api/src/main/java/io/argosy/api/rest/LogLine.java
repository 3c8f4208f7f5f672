package io.argosy.api.rest;

import io.argosy.model.id.TaskId;
import java.time.Instant;
import java.util.Objects;

/// A line of output of a task; one JSON document a line in the logs' answer.
///
/// @param name `web.2`
/// @param stream `stdout` or `stderr`; `argosy` for a word from Argosy itself, such as why a task has no logs
public record LogLine(TaskId task, String name, String stream, Instant at, String text) {

    public LogLine {
        Objects.requireNonNull(task, "task");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(stream, "stream");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(text, "text");
    }
}
