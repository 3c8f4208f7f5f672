package io.argosy.control.event;

import io.argosy.model.event.Event;
import java.util.Objects;

/// An event with its place in the order of all events. @param sequence grows; a reader that was cut off asks for what follows it
public record NumberedEvent(long sequence, Event event) {

    public NumberedEvent {
        Objects.requireNonNull(event, "event");
    }
}
