package io.argosy.e2e.harness;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// A client that opens a new connection at each tick, whether the earlier ones were answered or not, until it is closed.
public final class OpenLoop implements AutoCloseable {

    private final Question question;
    private final AtomicInteger answered = new AtomicInteger();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final Pace pace;

    private OpenLoop(Question question, Duration tick) {
        this.question = question;
        this.pace = Pace.start(tick, this::ask);
    }

    public static OpenLoop against(Page page, String path, Duration tick) {
        return new OpenLoop(new Question(page, path), tick);
    }

    private void ask() {
        Instant asked = Instant.now();
        Optional<String> fault = question.fault();
        if (fault.isEmpty()) {
            answered.incrementAndGet();
        } else {
            failures.add(fault.get() + ", asked at " + asked + ", after " + Duration.between(asked, Instant.now()).toMillis() + " ms");
        }
    }

    /// Until so many more were answered.
    public void awaitMore(int count) {
        int wanted = answered.get() + count;
        Eventually.sees(count + " more answers; failures: " + failures, Duration.ofSeconds(30), answered::get, now -> now >= wanted);
    }

    public List<String> failures() {
        return List.copyOf(failures);
    }

    /// Waits for the connections that are open.
    @Override
    public void close() {
        pace.close();
    }
}
