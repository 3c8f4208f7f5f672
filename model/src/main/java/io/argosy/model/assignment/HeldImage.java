package io.argosy.model.assignment;

import io.argosy.model.app.ImageIdentity;
import io.argosy.model.unit.Frozen;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// An image that a node's engine has.
///
/// @param id the engine's content id, `sha256:...`
/// @param tags references it goes by on that node
/// @param digests `repository@sha256:...` of the registries it came from
/// @param created when it was built, wherever that was
public record HeldImage(String id, List<String> tags, List<String> digests, Instant created) {

    public HeldImage {
        Objects.requireNonNull(id, "id");
        tags = Frozen.list(tags);
        digests = Frozen.list(digests);
        Objects.requireNonNull(created, "created");
    }

    public boolean is(ImageIdentity identity) {
        return id.equals(identity.id()) || identity.digest().filter(digests::contains).isPresent();
    }
}
