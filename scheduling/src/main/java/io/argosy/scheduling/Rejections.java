package io.argosy.scheduling;

import io.argosy.scheduling.Placement.Reason;
import io.argosy.scheduling.Placement.Unplaceable;
import io.argosy.scheduling.rule.Rejection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/// Counts refused nodes by reason.
final class Rejections {

    private static final Comparator<Reason> MOST_FREQUENT_FIRST =
            Comparator.comparingInt(Reason::count).reversed().thenComparing(Reason::reason);

    private final Map<String, Tally> tallies = new LinkedHashMap<>();
    private int nodes;

    void add(Rejection rejection) {
        add(rejection, 1);
    }

    /// @param times how many nodes are refused in the same words
    void add(Rejection rejection, int times) {
        nodes += times;
        tallies.merge(rejection.reason(), new Tally(times, rejection), Tally::plus);
    }

    Unplaceable result() {
        return new Unplaceable(nodes, tallies.values().stream().map(Tally::reason).sorted(MOST_FREQUENT_FIRST).toList());
    }

    private record Tally(int count, Rejection nearest) {

        Tally plus(Tally other) {
            return new Tally(count + other.count, other.nearest.nearness() > nearest.nearness() ? other.nearest : nearest);
        }

        Reason reason() {
            return new Reason(count, nearest.reason(), nearest.detail());
        }
    }
}
