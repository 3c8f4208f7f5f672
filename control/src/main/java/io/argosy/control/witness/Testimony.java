package io.argosy.control.witness;

import io.argosy.model.witness.Sign;
import java.util.Objects;

/// What one witness says of one node. @param witness what people call it
record Testimony(String witness, Sign sign) {

    Testimony {
        Objects.requireNonNull(witness, "witness");
        Objects.requireNonNull(sign, "sign");
    }
}
