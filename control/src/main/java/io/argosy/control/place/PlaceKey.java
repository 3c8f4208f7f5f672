package io.argosy.control.place;

import io.argosy.model.id.ServiceRef;
import io.argosy.model.task.Task;

/// The n-th place of a service, whatever its release.
record PlaceKey(ServiceRef service, int number) {

    static PlaceKey of(Task task) {
        return new PlaceKey(task.slot().service(), task.slot().number());
    }
}
