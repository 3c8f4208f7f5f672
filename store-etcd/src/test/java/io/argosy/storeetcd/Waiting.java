package io.argosy.storeetcd;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.store.Leadership;
import io.argosy.store.Store;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/// Waits of tests, for conditions.
final class Waiting {

    private Waiting() {}

    /// @return how long it took
    static Duration until(String what, Duration patience, BooleanSupplier condition) {
        long begin = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).as(what).isLessThan(patience);
            try {
                Thread.sleep(1);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /// Campaigns on a thread of its own.
    static CompletableFuture<Leadership> lead(Store store, String server) {
        CompletableFuture<Leadership> won = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                won.complete(store.lead(server));
            } catch (InterruptedException | RuntimeException e) {
                won.completeExceptionally(e);
            }
        });
        return won;
    }
}
