package io.argosy.model.app;

import io.argosy.model.id.ContentName;
import io.argosy.model.id.SpaceName;
import io.argosy.model.service.ContentKind;
import java.util.Objects;

/// One version of a config or secret.
///
/// @param version from 1; a changed content is another version, the same content is the same version
public record ContentRef(SpaceName space, ContentKind kind, ContentName name, int version) {

    public ContentRef {
        Objects.requireNonNull(space, "space");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
        if (version < 1) {
            throw new IllegalArgumentException("versions are numbered from 1, not " + version);
        }
    }

    /// `config/space/name/version`: unique, and safe as a path and as a key.
    @Override
    public String toString() {
        return (kind == ContentKind.CONFIG ? "config" : "secret") + "/" + space + "/" + name + "/" + version;
    }
}
