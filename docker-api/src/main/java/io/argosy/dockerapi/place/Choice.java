package io.argosy.dockerapi.place;

import io.argosy.dockerapi.fleet.FleetNode;
import io.argosy.dockerapi.name.Resident.HostPort;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The node for a new container, or why there is none.
public sealed interface Choice {

    record Chosen(FleetNode node) implements Choice {}

    /// @param problem for people: each reason with the nodes it holds for
    record Nowhere(String problem) implements Choice {}

    /// First what must be, then as many wishes as possible, then few containers for the node's size, then an image that is there already.
    static Choice of(Needs needs, List<Candidate> candidates) {
        Map<String, List<String>> reasons = new LinkedHashMap<>();
        List<Candidate> left = new ArrayList<>();
        for (Candidate each : candidates) {
            Optional<String> against = against(needs, each, candidates);
            against.ifPresentOrElse(reason -> reasons.computeIfAbsent(reason, _ -> new ArrayList<>()).add(each.node().name().value()), () -> left.add(each));
        }
        return left.stream().min(Comparator.<Candidate>comparingLong(each -> -wishes(needs, each)).thenComparingDouble(Candidate::load)
                        .thenComparing(each -> !each.images().contains(needs.image())).thenComparing(each -> each.node().name().value()))
                .<Choice>map(best -> new Chosen(best.node()))
                .orElseGet(() -> new Nowhere(candidates.isEmpty() ? "the cluster has no node" : "no node can take this container: " + told(reasons)));
    }

    private static String told(Map<String, List<String>> reasons) {
        return reasons.entrySet().stream().map(each -> String.join(", ", each.getValue()) + ": " + each.getKey()).collect(Collectors.joining("; "));
    }

    private static long wishes(Needs needs, Candidate candidate) {
        return needs.expressions().stream().filter(each -> each.soft() && each.fits(candidate.values(each))).count();
    }

    private static Optional<String> against(Needs needs, Candidate at, List<Candidate> all) {
        if (!at.node().there()) {
            return Optional.of("it is " + at.node().state());
        }
        if (!at.node().active()) {
            return Optional.of("it is being drained");
        }
        Optional<String> bound = bound(needs, at, all);
        if (bound.isPresent()) {
            return bound;
        }
        Optional<HostPort> taken = needs.ports().stream().filter(port -> at.containers().stream().flatMap(each -> each.ports().stream()).anyMatch(port::collidesWith))
                .min(Comparator.comparing(HostPort::toString));
        if (taken.isPresent()) {
            return Optional.of("its port " + taken.get() + " is taken");
        }
        return needs.expressions().stream().filter(each -> !each.soft() && !each.fits(at.values(each))).findFirst()
                .map(each -> (each.kind() == Expression.Kind.CONSTRAINT ? "constraint " : "affinity ") + each.text() + " does not hold");
    }

    /// What is on other nodes, but not on this one, and cannot be in two places.
    private static Optional<String> bound(Needs needs, Candidate at, List<Candidate> all) {
        for (String id : needs.together().stream().sorted().toList()) {
            if (at.containers().stream().noneMatch(each -> each.id().equals(id))) {
                return Optional.of("container " + id.substring(0, Math.min(12, id.length())) + ", which it shares something with, is elsewhere");
            }
        }
        for (String network : needs.networks().stream().sorted().toList()) {
            if (!at.networks().contains(network) && all.stream().anyMatch(each -> each.networks().contains(network))) {
                return Optional.of("network " + network + " is elsewhere");
            }
        }
        for (String volume : needs.volumes().stream().sorted().toList()) {
            if (!at.volumes().contains(volume) && all.stream().anyMatch(each -> each.volumes().contains(volume))) {
                return Optional.of("volume " + volume + " is elsewhere");
            }
        }
        return Optional.empty();
    }
}
