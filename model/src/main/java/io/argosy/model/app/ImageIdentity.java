package io.argosy.model.app;

import java.util.Objects;
import java.util.Optional;

/// Which image exactly a release runs, whatever becomes of its tag.
///
/// @param id the engine's content id, `sha256:...`
/// @param digest `repository@sha256:...` in the registry it came from; absent for an image that was built or loaded
public record ImageIdentity(String id, Optional<String> digest) {

    public ImageIdentity {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(digest, "digest");
    }

    /// The identity that is the same on every node: the registry's digest where there is one, else the id.
    @Override
    public String toString() {
        return digest.orElse(id);
    }
}
