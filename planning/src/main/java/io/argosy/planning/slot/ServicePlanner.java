package io.argosy.planning.slot;

import io.argosy.model.id.ServiceName;
import io.argosy.model.service.ServiceSpec;
import io.argosy.planning.order.OrderGate;
import io.argosy.planning.order.StartLevels;
import io.argosy.planning.rollout.Book;
import io.argosy.planning.rollout.Settlement;
import io.argosy.planning.step.Pass;
import io.argosy.planning.view.AppView;
import io.argosy.planning.view.Place;
import io.argosy.planning.view.ServiceView;
import io.argosy.planning.view.Services;
import io.argosy.planning.view.TaskView;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/// Plans all services of an app that is to run, those first that others depend on.
public final class ServicePlanner {

    private final AppView view;
    private final Services services;
    private final Pass pass;
    private final SlotPlanner slots;
    private final JobPlanner jobs;
    private final RollingUpdate update;
    private final Drain drain;
    private final RemovedServices removed;
    private final Retention retention;

    public ServicePlanner(AppView view, Services services, Book book, Settlement settlement, Pass pass) {
        OrderGate gate = new OrderGate(view, services, book::failed);
        Successor successor = new Successor(view, gate, pass);
        this.view = view;
        this.services = services;
        this.pass = pass;
        this.slots = new SlotPlanner(view, pass, successor);
        this.jobs = new JobPlanner(view, gate, pass, successor);
        this.update = new RollingUpdate(view, gate, book, pass);
        this.drain = new Drain(view, pass);
        this.removed = new RemovedServices(view, settlement, pass);
        this.retention = new Retention(view, pass);
    }

    public void plan() {
        services.all().stream().sorted(startOrder()).forEach(this::plan);
        removed.end(services);
        retention.forget(services);
    }

    private void plan(ServiceView service) {
        service.places().forEach(place -> tellIfHeld(service, place));
        if (service.job()) {
            jobs.run(service);
        } else {
            slots.keep(service);
            update.advance(service);
            drain.advance(service);
        }
    }

    private void tellIfHeld(ServiceView service, Place place) {
        place.tasks().stream().filter(TaskView::held).filter(TaskView::live).findFirst()
                .ifPresent(task -> pass.waiting(service, place, Homes.leased(view, task, pass.now())));
    }

    private Comparator<ServiceView> startOrder() {
        Map<ServiceName, ServiceSpec> specs = new TreeMap<>();
        services.all().forEach(service -> specs.put(service.name(), service.spec()));
        Map<ServiceName, Integer> levels = StartLevels.of(specs);
        return Comparator.comparing((ServiceView service) -> levels.get(service.name())).thenComparing(ServiceView::name);
    }
}
