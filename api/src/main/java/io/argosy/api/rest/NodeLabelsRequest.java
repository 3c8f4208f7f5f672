package io.argosy.api.rest;

import io.argosy.model.unit.Frozen;
import java.util.Map;
import java.util.Set;

/// What to change of a node's labels. @param set labels to give or to change @param remove keys of labels to take away
public record NodeLabelsRequest(Map<String, String> set, Set<String> remove) {

    public NodeLabelsRequest {
        set = Frozen.map(set);
        remove = Frozen.set(remove);
    }
}
