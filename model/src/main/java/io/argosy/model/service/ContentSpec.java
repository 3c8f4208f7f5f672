package io.argosy.model.service;

import io.argosy.model.id.ContentName;
import java.util.Objects;

/// An entry under the top-level `configs` or `secrets`. The content itself travels beside the spec, not in it.
///
/// @param name the name within the space: `app_key` unless the file names it
/// @param external whether it must exist already, made by another than this app
public record ContentSpec(ContentName name, boolean external) {

    public ContentSpec {
        Objects.requireNonNull(name, "name");
    }
}
