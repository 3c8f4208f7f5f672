package io.argosy.agent.discovery;

import io.argosy.agent.local.LocalView;
import io.argosy.model.assignment.Item.TaskItem;
import io.argosy.model.id.TaskId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Where containers ask names at and from, beyond what a node with bridges alone needs.
public interface Askers {
    /// A node on which nothing but bridges is.
    Askers NONE = new Askers() {
        @Override
        public List<String> nameServers(TaskItem task) {
            return List.of();
        }

        @Override
        public Optional<String> listenAt() {
            return Optional.empty();
        }

        @Override
        public Map<TaskId, Set<String>> sources(LocalView view) {
            return Map.of();
        }
    };

    /// Addresses on networks without a way out that lead to ours.
    List<String> nameServers(TaskItem task);

    /// An address of this node where questions from such networks come in.
    Optional<String> listenAt();

    /// Further addresses that a task's questions come from, besides its own on its networks.
    Map<TaskId, Set<String>> sources(LocalView view);
}
