package io.argosy.api.session;

import io.argosy.model.unit.Frozen;
import java.util.List;
import java.util.Objects;

/// What an image is made of.
///
/// @param id the engine's content id
/// @param bytes of all its layers, as the engine unpacked them
/// @param layers content ids of its layers, lowest first; a layer counts as the same only on the same layers
public record ImageOutline(String id, long bytes, List<String> layers) {

    public ImageOutline {
        Objects.requireNonNull(id, "id");
        layers = Frozen.list(layers);
    }
}
