package io.argosy.planning.view;

import io.argosy.model.app.Release.ReleasedService;
import io.argosy.model.id.ReleaseNumber;
import io.argosy.model.id.ServiceName;
import io.argosy.model.id.ServiceRef;
import io.argosy.model.service.ServiceMode;
import io.argosy.model.service.ServiceSpec;
import io.argosy.model.service.UpdatePolicy;
import io.argosy.model.service.UpdatePolicy.Order;
import io.argosy.model.task.Slot;
import java.util.List;

/// A service of the target release.
///
/// @param policy how its tasks are replaced: its update policy, or its rollback policy when the target goes back
/// @param places one for each task it should have, by number
/// @param surplus its tasks in no place: of replicas beyond the number, of nodes that no longer count
/// @param exclusive whether it, or the release that a live task of it is of, allows no two tasks of a place at once
public record ServiceView(
        ServiceRef ref, ReleasedService released, UpdatePolicy policy, List<Place> places, List<TaskView> surplus, boolean exclusive) {

    public ServiceView {
        places = List.copyOf(places);
        surplus = List.copyOf(surplus);
    }

    public ServiceName name() {
        return ref.service();
    }

    public ServiceSpec spec() {
        return released.spec();
    }

    public ReleaseNumber since() {
        return released.since();
    }

    public boolean job() {
        return spec().mode() instanceof ServiceMode.Job;
    }

    /// Whether nothing is left to do in the place: a job's run in it came to its good end, or its last task came to one that its restart policy leaves be.
    public boolean completed(Place place) {
        return place.completedIn(since()) && (job() || place.wanted().isEmpty() && place.lastOf(since()).filter(TaskView::completed).isPresent());
    }

    public Slot slot(Place place, ReleaseNumber release) {
        return new Slot(ref, release, place.number());
    }

    /// `web.2`, for causes.
    public String named(Place place) {
        return name() + "." + place.number();
    }

    /// Which of two tasks of a place goes first. Unless the user chose, the new one, so that the service never has fewer tasks; but two
    /// tasks cannot share a fixed port of a node, must not both write to a local volume, and find no room for one more where each place
    /// takes only so many. An exclusive service has no choice.
    public Order order() {
        if (exclusive) {
            return Order.STOP_FIRST;
        }
        boolean alone = spec().bindsHostPorts() || spec().writesLocalVolume() || spec().limitsTasksByPlace();
        return policy.order().orElse(alone ? Order.STOP_FIRST : Order.START_FIRST);
    }

    public boolean overlaps() {
        return order() == Order.START_FIRST;
    }
}
