package io.argosy.api.rest;

import io.argosy.model.event.Event;
import java.util.Objects;

/// An event with its place in the order of all events. @param sequence grows; a reader that was cut off asks for what follows it
public record EventView(long sequence, Event event) {

    public EventView {
        Objects.requireNonNull(event, "event");
    }
}
