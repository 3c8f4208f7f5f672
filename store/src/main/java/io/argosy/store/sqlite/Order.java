package io.argosy.store.sqlite;

import io.argosy.store.state.State;
import io.argosy.store.state.Step;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/// Something to be done to the state, and the place where its caller waits for the outcome.
///
/// @param decide pure; what it comes to in the state it finds
/// @param answer completed once the step is durable, or exceptionally with why it did not happen
record Order(Function<State, Step> decide, CompletableFuture<Step> answer) {

    static Order of(Function<State, Step> decide) {
        return new Order(decide, new CompletableFuture<>());
    }
}
