package io.argosy.control;

import io.argosy.control.content.SecretCipher;
import java.time.InstantSource;
import java.util.Objects;

/// What the control plane needs from its process.
///
/// @param serverName by which this server is known to others
/// @param version of the server, for people
/// @param storeName what kind of store it keeps, for people
public record ControlSettings(String serverName, String version, String storeName, InstantSource clock, SecretCipher cipher) {

    public ControlSettings {
        Objects.requireNonNull(serverName, "serverName");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(storeName, "storeName");
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(cipher, "cipher");
    }
}
