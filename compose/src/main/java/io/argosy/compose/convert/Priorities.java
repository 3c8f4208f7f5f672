package io.argosy.compose.convert;

import io.argosy.compose.tree.Scalar;
import io.argosy.model.service.ServiceSpec;
import java.util.Map;

/// `priority` of `x-argosy`: a number, or one of a few words for numbers.
final class Priorities {
    private static final String KEY = "priority";
    private static final Map<String, Integer> WORDS = Map.of("low", -100, "normal", 0, "high", 100, "critical", 1000);

    private Priorities() {}

    static int of(Fields argosy) {
        if (argosy.peek(KEY) instanceof Scalar scalar && WORDS.containsKey(scalar.text())) {
            argosy.take(KEY);
            return WORDS.get(scalar.text());
        }
        return argosy.whole(KEY, ServiceSpec.LOWEST_PRIORITY, ServiceSpec.HIGHEST_PRIORITY).map(Long::intValue).orElse(0);
    }
}
