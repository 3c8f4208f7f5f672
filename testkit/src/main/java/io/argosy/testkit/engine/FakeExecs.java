package io.argosy.testkit.engine;

import io.argosy.engine.EngineException;
import io.argosy.engine.ExecOutcome;
import io.argosy.engine.ExecPlan;
import io.argosy.engine.ExecSession;
import io.argosy.engine.Execs;
import io.argosy.engine.Frames;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// Programs in containers of a fake engine, run by the image's [FakeProgram].
public final class FakeExecs implements Execs {
    private final FakeEngine engine;

    FakeExecs(FakeEngine engine) {
        this.engine = engine;
    }

    @Override
    public ExecSession start(String container, ExecPlan plan) {
        return new Session(outcome(container, plan.argv()), !plan.stdin());
    }

    @Override
    public ExecOutcome run(String container, List<String> argv, Duration timeout, int maxOutput) {
        return switch (outcome(container, argv)) {
            case FakeProgram.Run.Stays() -> new ExecOutcome.TimedOut("");
            case FakeProgram.Run.Echoes() -> new ExecOutcome.Exited(0, "");
            case FakeProgram.Run.Ends(int code, String output) ->
                new ExecOutcome.Exited(code, output.substring(0, Math.min(output.length(), maxOutput)));
        };
    }

    private FakeProgram.Run outcome(String container, List<String> argv) {
        return engine.faults().read("exec", container, () -> {
            FakeContainer found = engine.containers().require(container);
            if (!found.running()) {
                throw new EngineException.Conflict("Container " + container + " is not running");
            }
            return found.program().run(argv);
        });
    }

    /// A program that says what it has to say once its input ended.
    private static final class Session implements ExecSession {
        private final FakeProgram.Run run;
        private final CountDownLatch inputEnded;
        private final ByteArrayOutputStream input = new ByteArrayOutputStream() {
            @Override
            public void close() {
                inputEnded.countDown();
            }
        };

        Session(FakeProgram.Run run, boolean noInput) {
            this.run = run;
            this.inputEnded = new CountDownLatch(noInput ? 0 : 1);
        }

        @Override
        public OutputStream stdin() {
            return input;
        }

        @Override
        public Frames output() {
            try {
                inputEnded.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return switch (run) {
                case FakeProgram.Run.Stays() -> new FakeFrames(List.of());
                case FakeProgram.Run.Echoes() -> new FakeFrames(List.of(new Frames.Frame(false, input.toByteArray())));
                case FakeProgram.Run.Ends(int _, String said) ->
                    new FakeFrames(List.of(new Frames.Frame(false, said.getBytes(StandardCharsets.UTF_8))));
            };
        }

        @Override
        public void resize(int columns, int rows) {
            // No terminal here has a size.
        }

        @Override
        public int exitCode() {
            return run instanceof FakeProgram.Run.Ends(int code, String _) ? code : 0;
        }

        @Override
        public void close() {
            inputEnded.countDown();
        }
    }
}
