package io.argosy.planning.view;

import io.argosy.model.app.Release;
import io.argosy.model.app.Release.ReleasedService;
import io.argosy.model.id.ServiceName;
import io.argosy.model.id.ServiceRef;
import io.argosy.model.service.ServiceMode;
import io.argosy.model.service.ServiceSpec;
import io.argosy.model.service.UpdatePolicy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The tasks of an app sorted by the services of its target release.
public final class Services {

    private final Map<ServiceName, ServiceView> byName = new TreeMap<>();
    private final Map<ServiceName, List<TaskView>> removed = new TreeMap<>();

    private Services() {}

    public static Services of(AppView view) {
        Services services = new Services();
        Map<ServiceName, List<TaskView>> tasks = byService(view);
        VolumeHomes homes = VolumeHomes.of(view);
        view.target().ifPresent(target -> target.services().forEach((name, released) ->
                services.byName.put(name, service(view, homes, target, released, tasks.getOrDefault(name, List.of())))));
        tasks.forEach((name, left) -> {
            if (!services.byName.containsKey(name)) {
                services.removed.put(name, left);
            }
        });
        return services;
    }

    /// In order of their names.
    public Collection<ServiceView> all() {
        return Collections.unmodifiableCollection(byName.values());
    }

    public Optional<ServiceView> find(ServiceName name) {
        return Optional.ofNullable(byName.get(name));
    }

    /// Tasks of services that the target release does not have.
    public Map<ServiceName, List<TaskView>> removed() {
        return Collections.unmodifiableMap(removed);
    }

    private static Map<ServiceName, List<TaskView>> byService(AppView view) {
        Map<ServiceName, List<TaskView>> tasks = new TreeMap<>();
        view.tasks().forEach(task -> tasks.computeIfAbsent(task.task().service(), _ -> new ArrayList<>()).add(task));
        return tasks;
    }

    private static ServiceView service(AppView view, VolumeHomes homes, Release target, ReleasedService released, List<TaskView> tasks) {
        ServiceSpec spec = released.spec();
        List<Place> places = Places.of(view, homes, spec, tasks);
        Set<TaskView> placed = Collections.newSetFromMap(new IdentityHashMap<>());
        places.forEach(place -> placed.addAll(place.tasks()));
        boolean global = spec.mode() instanceof ServiceMode.Global;
        List<TaskView> surplus = tasks.stream().filter(task -> !placed.contains(task) && !(global && task.lost())).sorted(TaskView.OLDEST_FIRST).toList();
        return new ServiceView(new ServiceRef(view.app().ref(), spec.name()), released, policy(target, spec), places, surplus, exclusive(view, spec, tasks));
    }

    /// A service that is no longer exclusive still has to wait for the tasks from when it was.
    private static boolean exclusive(AppView view, ServiceSpec spec, List<TaskView> tasks) {
        return spec.exclusive().isPresent() || tasks.stream().filter(TaskView::live).map(task -> view.releases().get(task.release()))
                .anyMatch(release -> release != null && release.exclusive(spec.name()).isPresent());
    }

    private static UpdatePolicy policy(Release target, ServiceSpec spec) {
        return goesBack(target) ? spec.rollback() : spec.update();
    }

    public static boolean goesBack(Release target) {
        return switch (target.origin().kind()) {
            case DEPLOY, RESTART -> false;
            case ROLLBACK, AUTOMATIC_ROLLBACK -> true;
        };
    }
}
