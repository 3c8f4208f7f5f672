package io.argosy.model.task;

import io.argosy.model.id.ReleaseNumber;
import io.argosy.model.id.ServiceRef;
import java.util.Comparator;
import java.util.Objects;

/// The n-th place of a service, in the release that last changed the service. At rest each slot has one task.
///
/// @param number from 1; for a global service the nodes are numbered as they are met
public record Slot(ServiceRef service, ReleaseNumber release, int number) implements Comparable<Slot> {

    private static final Comparator<Slot> ORDER =
            Comparator.comparing(Slot::service).thenComparing(Slot::release).thenComparingInt(Slot::number);

    public Slot {
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(release, "release");
        if (number < 1) {
            throw new IllegalArgumentException("slots are numbered from 1, not " + number);
        }
    }

    /// What people call the slot: `web.2`.
    public String shortName() {
        return service.service() + "." + number;
    }

    @Override
    public int compareTo(Slot other) {
        return ORDER.compare(this, other);
    }
}
