package io.argosy.agent.network;

import io.argosy.agent.discovery.Askers;
import io.argosy.agent.label.Identity;
import io.argosy.agent.label.Labels;
import io.argosy.agent.local.LocalTask;
import io.argosy.agent.local.LocalView;
import io.argosy.engine.Engine;
import io.argosy.engine.EngineException;
import io.argosy.engine.NetworkInfo;
import io.argosy.model.assignment.Item.TaskItem;
import io.argosy.model.id.TaskId;
import io.argosy.model.network.Reach;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Containers on overlays ask names over the bridge by which engines give them a way out; those on overlays without a way out ask the companion, which passes it on.
public final class OverlayAskers implements Askers {
    /// Every engine in Swarm mode has it.
    private static final String WAY_OUT = "docker_gwbridge";

    private final Engine engine;
    private final Companion companion;
    private final Identity identity;
    private final NetworkNames names;

    public OverlayAskers(Engine engine, Companion companion, Identity identity, NetworkNames names) {
        this.engine = engine;
        this.companion = companion;
        this.identity = identity;
        this.names = names;
    }

    @Override
    public List<String> nameServers(TaskItem task) {
        List<String> servers = new ArrayList<>();
        for (String network : task.networks().values()) {
            if (names.item(network).filter(item -> item.spec().internal()).isPresent()) {
                names.overlay(network).map(Reach.Overlay::engineName).flatMap(companion::addressOn).ifPresent(servers::add);
            }
        }
        return servers;
    }

    @Override
    public Optional<String> listenAt() {
        return companion.node();
    }

    @Override
    public Map<TaskId, Set<String>> sources(LocalView view) {
        if (companion.node().isEmpty()) {
            return Map.of();
        }
        try {
            Map<String, TaskId> holders = holders(view);
            Map<TaskId, Set<String>> sources = new HashMap<>();
            for (String network : asked(view)) {
                engine.networks().inspect(network).map(NetworkInfo::containers).orElse(Map.of()).forEach((container, address) -> {
                    if (holders.containsKey(container) && !address.isEmpty()) {
                        sources.computeIfAbsent(holders.get(container), _ -> new HashSet<>()).add(address);
                    }
                });
            }
            return sources;
        } catch (EngineException _) {
            return Map.of();
        }
    }

    /// The way out, and bridges that tasks are still on though they have gone over.
    private Set<String> asked(LocalView view) {
        Set<String> asked = new LinkedHashSet<>();
        asked.add(WAY_OUT);
        view.tasks().values().forEach(task -> task.item().networks().values().stream()
                .filter(network -> names.overlay(network).isPresent()).forEach(asked::add));
        return asked;
    }

    private Map<String, TaskId> holders(LocalView view) {
        Map<String, TaskId> holders = new HashMap<>();
        for (LocalTask task : view.tasks().values()) {
            task.status().container().ifPresent(container -> holders.put(container, task.item().task().id()));
        }
        engine.containers().list(Labels.ofCluster(identity))
                .forEach(container -> Labels.sandboxOf(container.labels()).ifPresent(task -> holders.put(container.id(), task)));
        return holders;
    }
}
