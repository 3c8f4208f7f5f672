package io.argosy.engine.docker;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.argosy.engine.ExecOutcome;
import io.argosy.engine.ExecPlan;
import io.argosy.engine.ExecSession;
import io.argosy.engine.Execs;
import io.argosy.engine.Frames;
import io.argosy.engine.http.Request;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/// Programs in containers of a Docker engine.
final class DockerExecs implements Execs {
    private final Wire wire;

    DockerExecs(Wire wire) {
        this.wire = wire;
    }

    @Override
    public ExecSession start(String container, ExecPlan plan) {
        String id = wire.post(DockerContainers.path(container) + "/exec", describe(plan), Wire.QUICK).path("Id").asText();
        ObjectNode begin = JsonNodeFactory.instance.objectNode().put("Detach", false).put("Tty", plan.tty());
        Request request = Request.post("/exec/" + id + "/start", begin.toString().getBytes(StandardCharsets.UTF_8));
        return new DockerExec(wire, id, wire.upgrade(request, Wire.QUICK), plan.tty());
    }

    private static ObjectNode describe(ExecPlan plan) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("AttachStdin", plan.stdin()).put("AttachStdout", true).put("AttachStderr", true).put("Tty", plan.tty());
        plan.argv().forEach(body.putArray("Cmd")::add);
        plan.user().ifPresent(user -> body.put("User", user));
        plan.workingDirectory().ifPresent(directory -> body.put("WorkingDir", directory));
        plan.environment().forEach((name, value) -> body.withArrayProperty("Env").add(name + "=" + value));
        return body;
    }

    @Override
    public ExecOutcome run(String container, List<String> argv, Duration timeout, int maxOutput) {
        ExecPlan plan = new ExecPlan(argv, false, false, Optional.empty(), Optional.empty(), Map.of());
        try (ExecSession session = start(container, plan)) {
            Frames frames = session.output();
            AtomicBoolean late = new AtomicBoolean();
            ScheduledFuture<?> deadline = wire.http().after(timeout, () -> {
                late.set(true);
                frames.close();
            });
            String output = output(frames, maxOutput);
            deadline.cancel(false);
            return late.get() ? new ExecOutcome.TimedOut(output) : new ExecOutcome.Exited(session.exitCode(), output);
        }
    }

    private static String output(Frames frames, int maxOutput) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        for (Optional<Frames.Frame> frame = frames.next(); frame.isPresent(); frame = frames.next()) {
            byte[] bytes = frame.get().bytes();
            kept.write(bytes, 0, Math.min(bytes.length, maxOutput - kept.size()));
        }
        return kept.toString(StandardCharsets.UTF_8);
    }
}
