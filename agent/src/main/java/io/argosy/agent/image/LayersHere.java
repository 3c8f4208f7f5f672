package io.argosy.agent.image;

import io.argosy.engine.ImageInfo;
import io.argosy.engine.Images;
import java.util.List;
import java.util.Optional;

/// How much of an image is here already, as part of others.
public final class LayersHere {
    private static final int MOST_IMAGES = 1000;

    private LayersHere() {}

    /// @param layers of the image, lowest first
    /// @return how many of the first ones an image here has too, in the same order
    public static int of(Images images, List<String> layers) {
        int most = 0;
        for (ImageInfo listed : images.list().stream().limit(MOST_IMAGES).toList()) {
            Optional<ImageInfo> image = images.inspect(listed.id());
            most = Math.max(most, image.map(info -> common(info.layers(), layers)).orElse(0));
        }
        return most;
    }

    private static int common(List<String> one, List<String> other) {
        int same = 0;
        while (same < one.size() && same < other.size() && one.get(same).equals(other.get(same))) {
            same++;
        }
        return same;
    }
}
