package io.argosy.model.node;

import io.argosy.model.unit.Frozen;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// How often a node was lost lately, and whether it gets no new tasks because of that.
///
/// @param losses when it was lost, oldest first; only those that still count
/// @param restsUntil until when it gets no new tasks; absent when it may have some
public record Flapping(List<Instant> losses, Optional<Instant> restsUntil) {

    public static final Flapping NONE = new Flapping(List.of(), Optional.empty());

    public Flapping {
        losses = Frozen.list(losses);
        Objects.requireNonNull(restsUntil, "restsUntil");
    }

    public boolean rests() {
        return restsUntil.isPresent();
    }

    /// It may have new tasks again; what counts against it stays.
    public Flapping rested() {
        return new Flapping(losses, Optional.empty());
    }
}
