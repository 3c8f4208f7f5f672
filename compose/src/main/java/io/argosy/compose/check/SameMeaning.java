package io.argosy.compose.check;

import io.argosy.compose.check.Checks.Report;
import io.argosy.compose.tree.Mapping;
import java.util.List;

/// Fields that say the same thing in two places must not disagree.
final class SameMeaning {
    private record Pair(String field, List<String> path) {
        static Pair of(String field, String path) {
            return new Pair(field, List.of(path.split("\\.")));
        }
    }

    private static final List<Pair> PAIRS = List.of(
            Pair.of("scale", "deploy.replicas"),
            Pair.of("cpus", "deploy.resources.limits.cpus"),
            Pair.of("mem_limit", "deploy.resources.limits.memory"),
            Pair.of("mem_reservation", "deploy.resources.reservations.memory"),
            Pair.of("pids_limit", "deploy.resources.limits.pids"));

    private SameMeaning() {}

    static void check(String name, Mapping service, Report report) {
        for (var pair : PAIRS) {
            var other = service;
            for (var step : pair.path().subList(0, pair.path().size() - 1)) {
                other = other.mapping(step);
            }
            var left = service.text(pair.field());
            var right = other.text(pair.path().getLast());
            if (left.isPresent() && right.isPresent() && !left.equals(right)) {
                report.error(service.fields().get(pair.field()), "services." + name + "." + pair.field(),
                        pair.field() + " and " + String.join(".", pair.path()) + " differ", "give one value, in one place");
            }
        }
    }
}
