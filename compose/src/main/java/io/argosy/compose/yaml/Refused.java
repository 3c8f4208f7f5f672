package io.argosy.compose.yaml;

import io.argosy.compose.source.Place;

/// Ends the reading of one file; never leaves this package.
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Place place;

    Refused(Place place, String message) {
        super(message, null, false, false);
        this.place = place;
    }

    Place place() {
        return place;
    }
}
