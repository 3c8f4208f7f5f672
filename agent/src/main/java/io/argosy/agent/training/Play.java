package io.argosy.agent.training;

import io.argosy.model.app.ImageIdentity;
import io.argosy.model.assignment.Assignment;
import io.argosy.model.assignment.Item.NetworkItem;
import io.argosy.model.assignment.Item.TaskItem;
import io.argosy.model.id.AppRef;
import io.argosy.model.id.NetworkName;
import io.argosy.model.id.NodeId;
import io.argosy.model.id.ReleaseNumber;
import io.argosy.model.id.ServiceName;
import io.argosy.model.id.ServiceRef;
import io.argosy.model.id.TaskId;
import io.argosy.model.network.Reach;
import io.argosy.model.service.HealthSpec;
import io.argosy.model.service.HostSpec;
import io.argosy.model.service.ImageSpec;
import io.argosy.model.service.LoggingSpec;
import io.argosy.model.service.NetworkAttachment;
import io.argosy.model.service.NetworkMode;
import io.argosy.model.service.NetworkSpec;
import io.argosy.model.service.PlacementSpec;
import io.argosy.model.service.ProcessSpec;
import io.argosy.model.service.PullPolicy;
import io.argosy.model.service.ResourceSpec;
import io.argosy.model.service.RestartPolicy;
import io.argosy.model.service.SecuritySpec;
import io.argosy.model.service.ServiceMode;
import io.argosy.model.service.ServiceSpec;
import io.argosy.model.service.UnhealthyPolicy;
import io.argosy.model.service.UpdatePolicy;
import io.argosy.model.task.Goal;
import io.argosy.model.task.Slot;
import io.argosy.model.task.Task;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is rehearsed: one task with a network.
final class Play {
    static final String IMAGE = "sha256:" + "0".repeat(64);

    private static final AppRef APP = AppRef.of("default", "play");
    private static final ServiceRef WEB = new ServiceRef(APP, new ServiceName("web"));

    private Play() {}

    static Assignment assignment() {
        NetworkName network = new NetworkName("default");
        Task task = new Task(new TaskId("t1"), new Slot(WEB, ReleaseNumber.FIRST, 1), Optional.empty(), Optional.of(new NodeId("n1")), Goal.RUN,
                "rehearsal", Instant.EPOCH);
        return Assignment.of(List.of(
                new NetworkItem(APP, network, "play_default", NetworkSpec.DEFAULT, Reach.BRIDGE),
                new TaskItem(task, web(), new ImageIdentity(IMAGE, Optional.empty()), Map.of(network, "play_default"), Map.of(), Map.of(), Map.of(), 0)));
    }

    private static ServiceSpec web() {
        return new ServiceSpec(
                WEB.service(), new ServiceMode.Replicated(1), new ImageSpec("web:1", PullPolicy.MISSING, Optional.empty()), ProcessSpec.DEFAULT,
                HostSpec.DEFAULT, SecuritySpec.DEFAULT, ResourceSpec.DEFAULT, List.of(), List.of(), NetworkMode.APP,
                List.of(NetworkAttachment.of("default")), List.of(), List.of(), Map.of(), List.of(), new HealthSpec.FromImage(), UnhealthyPolicy.REPLACE,
                RestartPolicy.ALWAYS, UpdatePolicy.DEFAULT, UpdatePolicy.DEFAULT, PlacementSpec.ANYWHERE, LoggingSpec.DEFAULT, Map.of(), Map.of(), 0,
                Optional.empty());
    }
}
