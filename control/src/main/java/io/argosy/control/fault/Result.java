package io.argosy.control.fault;

import java.util.Objects;
import java.util.function.Function;

/// What came of an operation.
public sealed interface Result<T> {

    /// It was done, and is durable.
    record Done<T>(T value) implements Result<T> {
        public Done {
            Objects.requireNonNull(value, "value");
        }
    }

    /// Nothing happened.
    record Refused<T>(Fault fault) implements Result<T> {
        public Refused {
            Objects.requireNonNull(fault, "fault");
        }
    }

    static <T> Result<T> done(T value) {
        return new Done<>(value);
    }

    static <T> Result<T> refused(Fault fault) {
        return new Refused<>(fault);
    }

    static <T> Result<T> refused(FaultCode code, String detail, String remedy) {
        return new Refused<>(Fault.of(code, detail, remedy));
    }

    default <U> Result<U> map(Function<? super T, ? extends U> change) {
        return switch (this) {
            case Done<T> done -> new Done<>(change.apply(done.value()));
            case Refused<T> refused -> new Refused<>(refused.fault());
        };
    }

    default <U> Result<U> then(Function<? super T, Result<U>> next) {
        return switch (this) {
            case Done<T> done -> next.apply(done.value());
            case Refused<T> refused -> new Refused<>(refused.fault());
        };
    }
}
