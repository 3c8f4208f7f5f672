package io.argosy.control.join;

import io.argosy.model.join.JoinCheck.Target;
import java.util.Objects;

/// A port that could not be reached. @param from who tried @param address from where
record Unreached(String from, String address, Target target) {

    Unreached {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(target, "target");
    }
}
