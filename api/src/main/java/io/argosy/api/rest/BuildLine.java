package io.argosy.api.rest;

import java.util.Optional;

/// A line of a build's answer: log text while it goes on, then one line with an image or a problem.
public record BuildLine(Optional<String> log, Optional<String> image, Optional<String> problem) {

    public static BuildLine log(String text) {
        return new BuildLine(Optional.of(text), Optional.empty(), Optional.empty());
    }

    public static BuildLine built(String imageId) {
        return new BuildLine(Optional.empty(), Optional.of(imageId), Optional.empty());
    }

    public static BuildLine failed(String problem) {
        return new BuildLine(Optional.empty(), Optional.empty(), Optional.of(problem));
    }
}
