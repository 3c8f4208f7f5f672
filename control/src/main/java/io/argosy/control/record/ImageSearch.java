package io.argosy.control.record;

import io.argosy.model.id.AppRef;
import io.argosy.model.id.NodeId;
import io.argosy.model.id.ReleaseNumber;
import io.argosy.model.service.ImageSpec;
import java.util.Objects;

/// An image of a draft that a node was told to find. Gone with the draft.
public record ImageSearch(AppRef app, ReleaseNumber release, ImageSpec image, NodeId node) {

    public ImageSearch {
        Objects.requireNonNull(app, "app");
        Objects.requireNonNull(release, "release");
        Objects.requireNonNull(image, "image");
        Objects.requireNonNull(node, "node");
    }
}
