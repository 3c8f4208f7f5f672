package io.argosy.control.event;

import io.argosy.control.access.Caller;
import io.argosy.model.event.Event;
import io.argosy.model.id.AppName;
import io.argosy.model.id.SpaceName;
import java.util.Objects;
import java.util.Optional;

/// Which events a reader wants. @param app within the space, which must be given then
public record EventFilter(Optional<SpaceName> space, Optional<AppName> app) {

    public EventFilter {
        Objects.requireNonNull(space, "space");
        Objects.requireNonNull(app, "app");
        if (app.isPresent() && space.isEmpty()) {
            throw new IllegalArgumentException("an app is meant within a space");
        }
    }

    /// Events without an app are for callers that see all spaces.
    boolean takes(Caller caller, Event event) {
        if (event.app().isEmpty()) {
            return caller.space().isEmpty() && space.isEmpty();
        }
        return caller.sees(event.app().get().space())
                && space.map(wanted -> wanted.equals(event.app().get().space())).orElse(true)
                && app.map(wanted -> wanted.equals(event.app().get().app())).orElse(true);
    }
}
