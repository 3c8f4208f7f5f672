package io.argosy.control.record;

import io.argosy.model.app.ImageIdentity;
import io.argosy.model.assignment.HeldImage;
import io.argosy.model.unit.Frozen;
import java.util.List;
import java.util.Optional;

/// The images that a node's engine has, as its agent last said.
public record NodeImages(List<HeldImage> images) {

    public NodeImages {
        images = Frozen.list(images);
    }

    public boolean has(ImageIdentity identity) {
        return images.stream().anyMatch(image -> image.is(identity));
    }

    /// What goes by a reference there: a tag, a digest or an id. A tag is `latest` unless told otherwise.
    public Optional<HeldImage> named(String reference) {
        boolean tagged = reference.contains("@") || reference.lastIndexOf(':') > reference.lastIndexOf('/');
        String whole = tagged ? reference : reference + ":latest";
        return images.stream()
                .filter(image -> image.tags().contains(whole) || image.digests().contains(reference) || image.id().equals(reference))
                .findFirst();
    }
}
