package io.argosy.gateway.route;

import java.util.HashMap;
import java.util.Map;

/// Shares of releases as weights of single servers.
final class Weights {
    private Weights() {}

    /// The weight of each server of a release, so that its servers together get the release's share.
    ///
    /// @param percents share of each release; empty for equal servers
    /// @param counts servers of each release
    static Map<Integer, Integer> perServer(Map<Integer, Integer> percents, Map<Integer, Integer> counts) {
        Map<Integer, Double> exact = new HashMap<>();
        counts.forEach((release, count) ->
                exact.put(release, percents.isEmpty() ? 1.0 : Math.max(0, percents.getOrDefault(release, 0)) / (double) count));
        double largest = exact.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
        int full = percents.isEmpty() ? Server.EQUAL_WEIGHT : Server.MAX_WEIGHT;
        Map<Integer, Integer> weights = new HashMap<>();
        exact.forEach((release, share) -> weights.put(release, scaled(share, largest, full)));
        return weights;
    }

    private static int scaled(double share, double largest, int full) {
        return share == 0 ? 0 : Math.max(1, (int) Math.round(share / largest * full));
    }
}
