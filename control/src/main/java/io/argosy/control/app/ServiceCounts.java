package io.argosy.control.app;

import io.argosy.model.service.ServiceMode;
import io.argosy.model.service.ServiceSpec;
import io.argosy.planning.explain.ServiceProgress;
import io.argosy.planning.view.AppView;
import io.argosy.planning.view.TaskView;
import java.util.List;
import java.util.Optional;

/// Tasks of a service, counted.
record ServiceCounts(int desired, int running, int ready, int current) {

    /// @param progress absent while no release has the service
    static ServiceCounts of(ServiceSpec spec, AppView view, Optional<ServiceProgress> progress) {
        List<TaskView> wanted = view.tasks().stream()
                .filter(task -> task.task().service().equals(spec.name()) && task.wanted()).toList();
        int running = (int) wanted.stream().filter(task -> task.started() && !task.backingOff()).count();
        return new ServiceCounts(
                progress.map(ServiceProgress::places).orElseGet(() -> places(spec)), running,
                progress.map(ServiceProgress::ready).orElse(0),
                progress.map(ServiceProgress::currentReady).orElse(0));
    }

    private static int places(ServiceSpec spec) {
        return switch (spec.mode()) {
            case ServiceMode.Replicated replicated -> replicated.replicas();
            case ServiceMode.Job job -> job.completions();
            case ServiceMode.Global _ -> 1;
        };
    }

    ServiceStatus status(ServiceSpec spec, List<String> ports, List<String> waiting) {
        return new ServiceStatus(spec.name(), mode(spec), spec.image().reference(), desired, running, ready, current, ports, waiting);
    }

    private static String mode(ServiceSpec spec) {
        return switch (spec.mode()) {
            case ServiceMode.Replicated _ -> "replicated";
            case ServiceMode.Job _ -> "job";
            case ServiceMode.Global _ -> "global";
        };
    }
}
