package io.argosy.control.fault;

import io.argosy.model.unit.Frozen;
import java.util.List;
import java.util.Objects;

/// Why an operation was refused. Nothing of it happened.
///
/// @param detail what is wrong, for the person who asked
/// @param remedy what that person can do; empty when nothing is known to help
/// @param places where in the input, when it is about files
public record Fault(FaultCode code, String detail, String remedy, List<Place> places) {

    public Fault {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(detail, "detail");
        Objects.requireNonNull(remedy, "remedy");
        places = Frozen.list(places);
    }

    public static Fault of(FaultCode code, String detail, String remedy) {
        return new Fault(code, detail, remedy, List.of());
    }
}
