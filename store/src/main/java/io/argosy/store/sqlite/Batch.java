package io.argosy.store.sqlite;

import io.argosy.store.Key;
import io.argosy.store.state.Row;
import io.argosy.store.state.State;
import io.argosy.store.state.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Orders that become durable together, each decided in the state that the one before it left.
///
/// @param rows the last one of each key
record Batch(State before, State after, Map<Key, Row> rows, List<Decided> decided) {

    record Decided(Order order, Step step) {
    }

    static Batch decide(State before, List<Order> orders) {
        State state = before;
        Map<Key, Row> rows = new LinkedHashMap<>();
        List<Decided> decided = new ArrayList<>();
        for (Order order : orders) {
            try {
                Step step = order.decide().apply(state);
                step.rows().forEach(row -> rows.put(row.key(), row));
                decided.add(new Decided(order, step));
                state = step.after();
            } catch (RuntimeException e) {
                order.answer().completeExceptionally(e);
            }
        }
        return new Batch(before, state, rows, decided);
    }

    boolean changesAnything() {
        return after != before;
    }

    void answer() {
        decided.forEach(one -> one.order().answer().complete(one.step()));
    }
}
