package io.argosy.control.change;

import io.argosy.control.fault.Fault;

/// A loop's decision did not reach the store.
public final class NotWritten extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Fault fault;

    NotWritten(Fault fault) {
        super(fault.detail() + ": " + fault.remedy());
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}
