package io.argosy.model.node;

import java.util.LinkedHashMap;
import java.util.Map;

/// Labels have two authors. People's word about a key stands until they change it; of all other keys the agent's newest word does.
final class LabelMerge {

    private LabelMerge() {}

    /// @param before what the agent said when it was last heard
    /// @param held what holds now: `before` with what people changed of it
    /// @param said what the agent says now
    static Map<String, String> of(Map<String, String> before, Map<String, String> held, Map<String, String> said) {
        Map<String, String> merged = new LinkedHashMap<>(said);
        before.keySet().stream().filter(key -> !held.containsKey(key)).forEach(merged::remove);
        held.forEach((key, value) -> {
            if (!value.equals(before.get(key))) {
                merged.put(key, value);
            }
        });
        return merged;
    }
}
