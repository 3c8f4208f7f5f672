package io.argosy.server.problem;

import io.argosy.control.fault.Fault;
import io.argosy.control.fault.FaultCode;
import io.argosy.control.fault.Result;

/// Ends a request with a fault. Thrown by doors only, at the edge where an answer becomes HTTP.
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Fault fault;

    public Refusal(Fault fault) {
        super(fault.detail());
        this.fault = fault;
    }

    public static Refusal of(FaultCode code, String detail, String remedy) {
        return new Refusal(Fault.of(code, detail, remedy));
    }

    public static <T> T unless(Result<T> result) {
        return switch (result) {
            case Result.Done<T> done -> done.value();
            case Result.Refused<T> refused -> throw new Refusal(refused.fault());
        };
    }

    public Fault fault() {
        return fault;
    }
}
