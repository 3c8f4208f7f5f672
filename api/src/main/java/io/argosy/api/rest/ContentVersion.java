package io.argosy.api.rest;

import io.argosy.model.id.ContentName;
import java.util.Objects;

/// The version that holds the content that was put. @param version from 1; not a new one when the content was the same as before
public record ContentVersion(ContentName name, int version) {

    public ContentVersion {
        Objects.requireNonNull(name, "name");
    }
}
