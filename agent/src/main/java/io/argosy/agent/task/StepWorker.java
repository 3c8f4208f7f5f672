package io.argosy.agent.task;

import io.argosy.agent.label.ContainerName;
import io.argosy.agent.label.Labels;
import io.argosy.agent.network.NetworkNames;
import io.argosy.agent.network.Sandboxes;
import io.argosy.agent.supply.FileSupply;
import io.argosy.agent.supply.ImageSupply;
import io.argosy.agent.supply.NetworkSupply;
import io.argosy.agent.supply.Shares;
import io.argosy.agent.supply.TaskContainer;
import io.argosy.agent.supply.VolumeSupply;
import io.argosy.engine.ContainerInfo;
import io.argosy.engine.Containers;
import io.argosy.engine.EngineException;
import io.argosy.model.app.ContentRef;
import io.argosy.model.assignment.Assignment;
import io.argosy.model.assignment.Item.ContentItem;
import io.argosy.model.assignment.Item.NetworkItem;
import io.argosy.model.assignment.Item.TaskItem;
import io.argosy.model.assignment.Item.VolumeItem;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/// Does steps on the engine, for all tasks. Safe for any number of threads; how many containers are made and started at one time is bounded.
public final class StepWorker {
    private static final int STARTS_AT_ONCE = 8;

    private final Containers containers;
    private final ImageSupply images;
    private final NetworkSupply networks;
    private final VolumeSupply volumes;
    private final FileSupply files;
    private final TaskContainer plans;
    private final NetworkNames names;
    private final Sandboxes sandboxes;
    private final Supplier<Assignment> assignment;
    private final Semaphore starts = new Semaphore(STARTS_AT_ONCE, true);

    public StepWorker(
            Containers containers, ImageSupply images, NetworkSupply networks, VolumeSupply volumes, FileSupply files, TaskContainer plans,
            NetworkNames names, Sandboxes sandboxes, Supplier<Assignment> assignment) {
        this.containers = containers;
        this.images = images;
        this.networks = networks;
        this.volumes = volumes;
        this.files = files;
        this.plans = plans;
        this.names = names;
        this.sandboxes = sandboxes;
        this.assignment = assignment;
    }

    /// A task's container goes by its name; another's of that name is not the task's.
    Seen look(TaskItem item) {
        Optional<ContainerInfo> found = containers.inspect(ContainerName.of(item.task()))
                .filter(container -> Labels.task(container.labels()).equals(Optional.of(item.task().id())));
        return found.isPresent() ? new Seen.Present(names.named(item, sandboxes.seen(found.get()))) : new Seen.Absent();
    }

    String image(TaskItem item, IntConsumer percent) {
        return images.ensure(item.image(), item.spec().image(), new Shares(percent));
    }

    /// Networks that the assignment does not describe are left to the engine's judgement.
    void networks(TaskItem item) {
        for (String name : item.networks().values()) {
            if (assignment.get().items().get("network/" + name) instanceof NetworkItem network) {
                networks.ensure(network);
            }
        }
    }

    /// Whether other nodes may lead traffic to the task.
    boolean spansNodes(TaskItem item) {
        return names.onOverlay(item);
    }

    void volumes(TaskItem item) {
        for (String name : item.volumes().values()) {
            if (assignment.get().items().get("volume/" + name) instanceof VolumeItem volume) {
                volumes.ensure(volume);
            }
        }
    }

    /// The engine makes no container that mounts a file which is not there.
    String create(TaskItem item, String image) {
        files.write(item, this::content);
        return bounded(() -> containers.create(sandboxes.prepare(item, plans.plan(item, image))));
    }

    /// @param claim called when it is this start's turn; what it throws keeps the container from being started
    void start(TaskItem item, String container, Runnable claim) {
        files.write(item, this::content);
        bounded(() -> {
            claim.run();
            sandboxes.start(item, container);
            return container;
        });
    }

    private Optional<byte[]> content(ContentRef ref) {
        return assignment.get().items().get("content/" + ref) instanceof ContentItem content ? Optional.of(content.bytes()) : Optional.empty();
    }

    private <T> T bounded(Supplier<T> action) {
        starts.acquireUninterruptibly();
        try {
            return action.get();
        } finally {
            starts.release();
        }
    }

    void stop(TaskItem item, String container) {
        try {
            containers.stop(container, item.spec().process().stopGrace());
        } catch (EngineException.NotFound _) {
            // It is gone, which the next look will show.
        }
    }

    void remove(TaskItem item, String container, boolean forGood) {
        containers.remove(container);
        if (forGood) {
            sandboxes.remove(item);
            files.remove(item.task().id());
        }
    }
}
