package io.argosy.scheduling.filter;

import io.argosy.model.id.ServiceRef;
import io.argosy.model.service.Affinity;
import io.argosy.scheduling.cluster.Cluster;
import io.argosy.scheduling.cluster.Demand;
import io.argosy.scheduling.cluster.NodeState;
import io.argosy.scheduling.cluster.Repulsions.Repulsion;
import io.argosy.scheduling.rule.NodeFilter;
import io.argosy.scheduling.rule.Rejection;
import java.util.Optional;

/// Required affinities are kept: those of the task's service, and those by which other services keep their tasks apart from it.
final class Affinities implements NodeFilter {

    @Override
    public Optional<Rejection> reject(Cluster cluster, Demand demand, NodeState node) {
        for (Affinity affinity : demand.spec().placement().affinities()) {
            if (affinity.required() && !kept(cluster, demand, affinity, node)) {
                return Rejection.because((affinity.kind() == Affinity.Kind.NEAR ? "without" : "with") + " a task of " + affinity.other() + in(affinity.over()));
            }
        }
        for (Repulsion repulsion : cluster.repulsionsAgainst(demand.service())) {
            if (tasks(cluster, repulsion.from(), repulsion.over(), node) > 0) {
                ServiceRef from = repulsion.from();
                String name = from.app().equals(demand.service().app()) ? from.service().value() : from.app().app() + "/" + from.service();
                return Rejection.because("with a task of " + name + in(repulsion.over()) + ", which keeps apart from it");
            }
        }
        return Optional.empty();
    }

    /// The first task of a service that stays together goes anywhere.
    private static boolean kept(Cluster cluster, Demand demand, Affinity affinity, NodeState node) {
        ServiceRef other = demand.other(affinity);
        boolean there = tasks(cluster, other, affinity.over(), node) > 0;
        return switch (affinity.kind()) {
            case NEAR -> there || other.equals(demand.service()) && cluster.tasksOf(other).total() == 0;
            case APART -> !there;
        };
    }

    private static int tasks(Cluster cluster, ServiceRef service, String over, NodeState node) {
        return cluster.tasksOf(service).in(cluster.places(over))[cluster.places(over).place(node, 0)];
    }

    private static String in(String over) {
        return over.equals(Affinity.NODE) ? "" : " in its " + over;
    }
}
