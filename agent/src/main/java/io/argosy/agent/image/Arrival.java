package io.argosy.agent.image;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// An image on its way here, between who waits for it and who brings it.
public final class Arrival {
    private final BlockingQueue<News> news = new LinkedBlockingQueue<>();

    /// What happens to it.
    public sealed interface News {
        /// A stream was opened; its end will be told.
        record Begun() implements News {}

        record Share(int percent) implements News {}

        record Came() implements News {}

        record Broke(String problem) implements News {}

        /// @param passing whether it may be had later
        record Away(String problem, boolean passing) implements News {}
    }

    public void tell(News what) {
        news.add(what);
    }

    Optional<News> next(Duration patience) throws InterruptedException {
        return Optional.ofNullable(news.poll(patience.toMillis(), TimeUnit.MILLISECONDS));
    }
}
