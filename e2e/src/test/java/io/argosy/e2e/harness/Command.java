package io.argosy.e2e.harness;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// A program that is run to its end, within a time.
public record Command(List<String> words, Map<String, String> environment, Path directory, Duration limit) {

    private static final Duration USUAL_LIMIT = Duration.ofSeconds(240);

    public Command {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }

    public static Command of(String... words) {
        return of(List.of(words));
    }

    public static Command of(List<String> words) {
        return new Command(words, Map.of(), Workspace.CHECKOUT, USUAL_LIMIT);
    }

    public Command with(String variable, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(variable, value);
        return new Command(words, more, directory, limit);
    }

    public Command in(Path place) {
        return new Command(words, environment, place, limit);
    }

    public Command within(Duration time) {
        return new Command(words, environment, directory, time);
    }

    public Command and(String... more) {
        List<String> all = new ArrayList<>(words);
        all.addAll(List.of(more));
        return new Command(all, environment, directory, limit);
    }

    /// @throws AssertionError when it did not end in time; it is ended then
    public Outcome run() {
        try {
            ProcessBuilder builder = new ProcessBuilder(words).directory(directory.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            CompletableFuture<String> output = CompletableFuture.supplyAsync(() -> text(process.getInputStream()), Thread::startVirtualThread);
            CompletableFuture<String> errors = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()), Thread::startVirtualThread);
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(this + " did not end within " + limit + ":\n" + output.join() + errors.join());
            }
            return new Outcome(toString(), process.exitValue(), output.join(), errors.join());
        } catch (IOException e) {
            throw new UncheckedIOException(toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(this + " was interrupted", e);
        }
    }

    /// Its output, when it ends well; anything else is a failure of the scenario.
    public String output() {
        return run().succeeded().output();
    }

    private static String text(InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return String.join(" ", words);
    }
}
