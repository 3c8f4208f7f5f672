package io.argosy.control.content;

import io.argosy.model.id.AppRef;
import io.argosy.model.id.ContentName;
import io.argosy.model.id.SpaceName;
import io.argosy.model.service.ContentKind;
import io.argosy.model.unit.Frozen;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// A config or secret of a space, without its content.
///
/// @param latest its newest version
/// @param bytes size of the newest version
/// @param usedBy apps with a kept release that mounts a version of it
public record ContentView(
        SpaceName space, ContentKind kind, ContentName name, int latest, long bytes, Instant changedAt, List<AppRef> usedBy) {

    public ContentView {
        Objects.requireNonNull(space, "space");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(changedAt, "changedAt");
        usedBy = Frozen.list(usedBy);
    }
}
