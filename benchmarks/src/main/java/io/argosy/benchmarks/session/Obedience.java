package io.argosy.benchmarks.session;

import io.argosy.model.app.ImageIdentity;
import io.argosy.model.assignment.Item;
import io.argosy.model.assignment.Report;
import io.argosy.model.task.EndReason;
import io.argosy.model.task.Goal;
import io.argosy.model.task.RunState;
import io.argosy.model.task.TaskState;
import io.argosy.model.task.TaskStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is reported of an item on a machine where everything works at once.
final class Obedience {

    private static final ImageIdentity IMAGE = new ImageIdentity("sha256:" + "0".repeat(64), Optional.empty());

    private Obedience() {}

    static Optional<Report> to(Item item) {
        return switch (item) {
            case Item.ImageItem image -> Optional.of(new Report.ImageReport(image.id(), new Report.ImageProgress.Found(IMAGE)));
            case Item.TaskItem task -> Optional.of(new Report.TaskReport(status(task)));
            case Item.NetworkItem _, Item.OverlayItem _, Item.MembershipItem _, Item.VolumeItem _, Item.ContentItem _, Item.KeepItem _, Item.RegistryItem _,
                    Item.ServiceItem _, Item.ListenerItem _ -> Optional.empty();
        };
    }

    private static TaskStatus status(Item.TaskItem item) {
        TaskState state = item.task().goal() == Goal.STOP
                ? new TaskState.Ended(EndReason.STOPPED, Instant.now())
                : new TaskState.Running(RunState.READY, Instant.now(), Optional.empty());
        return new TaskStatus(item.task().id(), state, Optional.of("container-" + item.task().id()), Map.of(), List.of(), 0, false, Optional.empty(), "");
    }
}
