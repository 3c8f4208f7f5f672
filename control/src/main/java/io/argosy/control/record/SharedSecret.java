package io.argosy.control.record;

import java.util.Objects;

/// A text that every server of the cluster keeps in a file. @param sealed with the servers' key, in base64
public record SharedSecret(String sealed) {

    public SharedSecret {
        Objects.requireNonNull(sealed, "sealed");
    }
}
