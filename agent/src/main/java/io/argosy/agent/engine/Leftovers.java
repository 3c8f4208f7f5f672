package io.argosy.agent.engine;

import io.argosy.agent.label.Identity;
import io.argosy.agent.label.Labels;
import io.argosy.agent.supply.NetworkSupply;
import io.argosy.engine.ContainerSummary;
import io.argosy.engine.Engine;
import io.argosy.engine.NetworkInfo;
import io.argosy.model.assignment.Assignment;
import io.argosy.model.id.TaskId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Removes what carries this cluster's labels and is in no assignment: containers of tasks, and networks of this node. Volumes never, and overlays neither: they are the cluster's.
public final class Leftovers {
    private static final Logger LOG = System.getLogger(Leftovers.class.getName());
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Engine engine;
    private final Identity identity;
    private final NetworkSupply networks;

    public Leftovers(Engine engine, Identity identity, NetworkSupply networks) {
        this.engine = engine;
        this.identity = identity;
        this.networks = networks;
    }

    /// To be called once the server has spoken in this life of the agent; what an assignment from disk leaves out may only be news to it.
    ///
    /// @param assignment asked for anew at each thing found, as a driver may have made it a moment ago for a newer assignment
    /// @param driven tasks whose drivers look after their containers; asked for likewise
    /// @return whether something is still there that should go
    public boolean remove(Supplier<Assignment> assignment, Supplier<Set<TaskId>> driven) {
        boolean left = false;
        for (ContainerSummary container : tasksFirst(engine.containers().list(Labels.ofCluster(identity)))) {
            Optional<TaskId> task = Labels.task(container.labels()).or(() -> Labels.sandboxOf(container.labels()));
            if (task.isEmpty() || assignment.get().items().containsKey("task/" + task.get())) {
                continue;
            }
            if (driven.get().contains(task.get())) {
                left = true;
            } else {
                LOG.log(Level.INFO, "removing container " + container.name() + ": its task is no longer assigned to this node");
                if (container.running() && Labels.sandboxOf(container.labels()).isEmpty()) {
                    engine.containers().stop(container.id(), GRACE);
                }
                engine.containers().remove(container.id());
            }
        }
        for (NetworkInfo network : engine.networks().list(Labels.ofCluster(identity))) {
            boolean ofAnApp = network.labels().containsKey(Labels.APP) && !network.driver().equals("overlay");
            if (ofAnApp && !assignment.get().items().containsKey("network/" + network.name())) {
                left |= !networks.release(network.name());
            }
        }
        return left;
    }

    /// A task keeps its network until it has ended.
    private static List<ContainerSummary> tasksFirst(List<ContainerSummary> containers) {
        return containers.stream().sorted(Comparator.comparing(container -> Labels.sandboxOf(container.labels()).isPresent())).toList();
    }
}
