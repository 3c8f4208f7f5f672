package io.argosy.control.assign;

import java.util.function.Supplier;

/// A value that is found when it is first asked for. For use by any thread.
final class Once<T> {

    private final Supplier<T> finder;
    private T value;

    Once(Supplier<T> finder) {
        this.finder = finder;
    }

    synchronized T get() {
        if (value == null) {
            value = finder.get();
        }
        return value;
    }
}
