package io.argosy.e2e.harness;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A program that runs until it is stopped or killed; its output goes to a file.
public final class Background {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

    private final String name;
    private final Path log;
    private final long logBegin;
    private final Process process;

    private Background(String name, Path log, long logBegin, Process process) {
        this.name = name;
        this.log = log;
        this.logBegin = logBegin;
        this.process = process;
    }

    public static Background start(String name, Path log, List<String> words, Map<String, String> environment) {
        try {
            Files.createDirectories(log.getParent());
            ProcessBuilder builder = new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            long begin = Files.exists(log) ? Files.size(log) : 0;
            return new Background(name, log, begin, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /// Waits until it has written the words.
    ///
    /// @throws AssertionError when it ended before, or the time is over
    public void awaitWords(String words, Duration limit) {
        Eventually.holds("the " + name + " says '" + words + "'", limit, () -> !isAlive() || written().contains(words));
        if (!isAlive()) {
            throw new AssertionError("the " + name + " ended\n" + lastLines());
        }
    }

    private String written() {
        try (InputStream stream = Files.newInputStream(log)) {
            stream.skipNBytes(logBegin);
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    /// As `kill -9` does: it gets no chance to do anything.
    public void kill() {
        process.destroyForcibly();
        await();
    }

    /// As a service unit's stop does.
    public void stop() {
        process.destroy();
        await();
    }

    private void await() {
        try {
            if (!process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("the " + name + " did not end within " + STOP_LIMIT + "\n" + lastLines());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /// For a failure's message.
    public String lastLines() {
        return "--- " + log + "\n" + Command.of("tail", "-n", "40", log.toString()).run().output();
    }
}
