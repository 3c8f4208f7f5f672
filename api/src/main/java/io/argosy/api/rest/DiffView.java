package io.argosy.api.rest;

import io.argosy.model.unit.Frozen;
import java.util.List;

/// What differs between two states of an app.
///
/// @param from `release 3` @param to `release 7`, or `the files given`
/// @param changes lines, each beginning with `+` for what is new, `-` for what is gone, `~` for what is changed
public record DiffView(String from, String to, List<String> changes) {

    public DiffView {
        changes = Frozen.list(changes);
    }
}
