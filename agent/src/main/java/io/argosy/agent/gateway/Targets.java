package io.argosy.agent.gateway;

import io.argosy.agent.local.LocalTask;
import io.argosy.agent.local.LocalView;
import io.argosy.gateway.route.Admission;
import io.argosy.gateway.route.Target;
import io.argosy.model.assignment.Item.Endpoint;
import io.argosy.model.assignment.Item.ServiceItem;
import io.argosy.model.id.TaskId;
import io.argosy.model.service.NetworkAttachment;
import io.argosy.model.task.Task;
import io.argosy.model.task.TaskState;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The tasks that connections can be passed on to: this node's, and ready ones of other nodes.
final class Targets {
    private Targets() {}

    /// Ready tasks, and those of this node whose container still runs though they are to get no new connections.
    static List<Target> of(LocalView view) {
        Stream<Target> local = view.tasks().values().stream().flatMap(task -> target(task).stream());
        Stream<Target> remote = view.services().stream().flatMap(service -> service.remote().stream()
                .filter(endpoint -> !view.tasks().containsKey(endpoint.task())).flatMap(endpoint -> remote(service, endpoint).stream()));
        return Stream.concat(local, remote).toList();
    }

    private static Optional<Target> remote(ServiceItem service, Endpoint endpoint) {
        return new TreeMap<>(endpoint.addresses()).values().stream().findFirst()
                .map(address -> new Target(endpoint.task(), service.service(), endpoint.release().orElse(0), address, Admission.READY));
    }

    /// Addresses of the ready ones.
    static Map<TaskId, String> ready(List<Target> targets) {
        Map<TaskId, String> ready = new TreeMap<>();
        targets.stream().filter(target -> target.admission() == Admission.READY).forEach(target -> ready.put(target.task(), target.address()));
        return ready;
    }

    private static Optional<Target> target(LocalTask local) {
        if (!containerRuns(local.status().state())) {
            return Optional.empty();
        }
        Task task = local.item().task();
        Admission admission = local.routable() ? Admission.READY : Admission.DRAIN;
        return address(local).map(address -> new Target(task.id(), task.slot().service(), task.slot().release().value(), address, admission));
    }

    private static boolean containerRuns(TaskState state) {
        return switch (state) {
            case TaskState.Running running -> running.retryAt().isEmpty();
            case TaskState.Preparing preparing -> false;
            case TaskState.Stopping stopping -> true;
            case TaskState.Ended ended -> false;
        };
    }

    /// On the network that the service prefers.
    private static Optional<String> address(LocalTask local) {
        Stream<String> preferred = local.item().spec().networks().stream()
                .sorted(Comparator.comparingInt(NetworkAttachment::priority).reversed())
                .map(attachment -> local.status().addresses().get(attachment.network()));
        return Stream.concat(preferred, local.status().addresses().values().stream()).filter(Objects::nonNull).filter(a -> !a.isEmpty()).findFirst();
    }
}
