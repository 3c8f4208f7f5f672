package io.argosy.api.rest;

import io.argosy.model.id.ContentName;
import io.argosy.model.service.ContentKind;
import io.argosy.model.unit.Frozen;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// A config or secret of a space. Contents of secrets are never given out.
///
/// @param usedBy apps whose live release mounts a version of it
public record ContentView(ContentKind kind, ContentName name, int latest, long bytes, Instant changedAt, List<String> usedBy) {

    public ContentView {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(changedAt, "changedAt");
        usedBy = Frozen.list(usedBy);
    }
}
