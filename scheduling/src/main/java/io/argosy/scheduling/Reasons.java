package io.argosy.scheduling;

import io.argosy.model.id.NodeId;
import io.argosy.model.id.ServiceRef;
import io.argosy.model.service.ServiceSpec;
import io.argosy.scheduling.Placement.Unplaceable;
import io.argosy.scheduling.cluster.Cluster;
import io.argosy.scheduling.cluster.Demand;
import io.argosy.scheduling.cluster.NodeState;
import io.argosy.scheduling.rule.NodeFilter;
import io.argosy.scheduling.rule.Rejection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Why tasks find no node. Tasks that ask alike while nothing changes are told the same.
final class Reasons {

    private final Cluster cluster;
    private final List<NodeFilter> filters;
    private final Map<Asked, Unplaceable> known = new HashMap<>();
    private long asOf;

    Reasons(Cluster cluster, List<NodeFilter> filters) {
        this.cluster = cluster;
        this.filters = filters;
    }

    private record Asked(ServiceRef service, Identity spec, Optional<NodeId> boundTo, Set<String> volumes, int place) {}

    /// One spec, not another that is equal: comparing them takes too long.
    private record Identity(ServiceSpec spec) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Identity identity && identity.spec == spec;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(spec);
        }
    }

    Unplaceable of(Demand demand) {
        if (asOf != cluster.changes().count()) {
            known.clear();
            asOf = cluster.changes().count();
        }
        int place = demand.spec().placement().zones().isPresent() ? demand.place() : 0;
        return known.computeIfAbsent(
                new Asked(demand.service(), new Identity(demand.spec()), demand.boundTo(), demand.localVolumes(), place), _ -> count(demand));
    }

    private Unplaceable count(Demand demand) {
        List<NodeFilter> concerned = filters.stream().filter(filter -> filter.concerns(demand)).toList();
        Rejections rejections = new Rejections();
        demand.boundTo().ifPresentOrElse(
                home -> countBound(demand, home, concerned, rejections),
                () -> cluster.nodes().forEach(node -> reject(demand, node, concerned).ifPresent(rejections::add)));
        return rejections.result();
    }

    /// All nodes but one refuse a bound task in the same words: one is asked for all of them.
    private void countBound(Demand demand, NodeId home, List<NodeFilter> concerned, Rejections rejections) {
        Optional<NodeState> bound = cluster.node(home);
        bound.flatMap(node -> reject(demand, node, concerned)).ifPresent(rejections::add);
        int others = cluster.nodes().size() - (bound.isPresent() ? 1 : 0);
        cluster.nodes().stream().filter(node -> !node.id().equals(home)).findFirst()
                .flatMap(node -> reject(demand, node, concerned))
                .ifPresent(rejection -> rejections.add(rejection, others));
    }

    private Optional<Rejection> reject(Demand demand, NodeState node, List<NodeFilter> concerned) {
        for (NodeFilter filter : concerned) {
            Optional<Rejection> rejection = filter.reject(cluster, demand, node);
            if (rejection.isPresent()) {
                return rejection;
            }
        }
        return Optional.empty();
    }
}
