package io.argosy.scheduling.cluster;

import io.argosy.model.id.ServiceRef;
import io.argosy.model.service.Affinity;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which services have tasks that have to be apart from others: their rule holds for the others as well, whoever comes first.
public final class Repulsions {

    private final Map<ServiceRef, Map<Repulsion, Integer>> tasks = new HashMap<>();

    /// @param from the service that made the rule @param over the attribute whose values are the places
    public record Repulsion(ServiceRef from, String over) {}

    void add(Demand demand, int sign) {
        if (demand.spec().placement().affinities().isEmpty()) {
            return;
        }
        for (Affinity affinity : demand.spec().placement().affinities()) {
            ServiceRef other = demand.other(affinity);
            if (affinity.required() && affinity.kind() == Affinity.Kind.APART && !other.equals(demand.service())) {
                tasks.computeIfAbsent(other, _ -> new HashMap<>())
                        .merge(new Repulsion(demand.service(), affinity.over()), sign, (before, more) -> before + more == 0 ? null : before + more);
            }
        }
    }

    Collection<Repulsion> against(ServiceRef service) {
        return tasks.isEmpty() ? List.of() : tasks.getOrDefault(service, Map.of()).keySet();
    }
}
