package io.argosy.agent.node;

import io.argosy.model.app.ContentRef;
import io.argosy.model.app.ImageIdentity;
import io.argosy.model.assignment.Item;
import io.argosy.model.assignment.Item.ContentItem;
import io.argosy.model.assignment.Item.NetworkItem;
import io.argosy.model.assignment.Item.TaskItem;
import io.argosy.model.assignment.Item.VolumeItem;
import io.argosy.model.id.AppRef;
import io.argosy.model.id.ContentName;
import io.argosy.model.id.NetworkName;
import io.argosy.model.id.NodeId;
import io.argosy.model.id.ReleaseNumber;
import io.argosy.model.id.ServiceRef;
import io.argosy.model.id.SpaceName;
import io.argosy.model.id.TaskId;
import io.argosy.model.id.VolumeName;
import io.argosy.model.network.Reach;
import io.argosy.model.service.ContentKind;
import io.argosy.model.service.FileSpec;
import io.argosy.model.service.MountSpec;
import io.argosy.model.service.NetworkSpec;
import io.argosy.model.service.ServiceSpec;
import io.argosy.model.service.VolumeSpec;
import io.argosy.model.task.EndReason;
import io.argosy.model.task.Goal;
import io.argosy.model.task.Slot;
import io.argosy.model.task.Task;
import io.argosy.model.task.TaskState;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Items of an assignment for app `default/shop`.
public final class Items {
    public static final AppRef SHOP = AppRef.of("default", "shop");
    public static final NodeId NODE = new NodeId("n1");

    private Items() {}

    public static TaskItem task(String id, ServiceSpec spec, ImageIdentity image) {
        return task(id, spec, image, 0);
    }

    public static TaskItem task(String id, ServiceSpec spec, ImageIdentity image, int level) {
        Slot slot = new Slot(new ServiceRef(SHOP, spec.name()), ReleaseNumber.FIRST, 1);
        Task task = new Task(new TaskId(id), slot, Optional.empty(), Optional.of(NODE), Goal.RUN, "deploy", Instant.EPOCH);
        Map<VolumeName, String> volumes = new LinkedHashMap<>();
        for (MountSpec mount : spec.mounts()) {
            mount.source().ifPresent(source -> volumes.put(new VolumeName(source), "shop_" + source));
        }
        Map<ContentName, ContentRef> secrets = new LinkedHashMap<>();
        for (FileSpec file : spec.files()) {
            secrets.put(file.source(), secret(file.source().value(), 1));
        }
        return new TaskItem(task, spec, image, Map.of(new NetworkName("default"), "shop_default"), volumes, Map.of(), secrets, level);
    }

    public static TaskItem stopping(TaskItem item) {
        return new TaskItem(item.task().stopping("told to"), item.spec(), item.image(), item.networks(), item.volumes(), item.configs(),
                item.secrets(), item.startLevel(), item.lease(), item.ended());
    }

    /// A task that must not run without a lease.
    public static TaskItem leased(TaskItem item, Duration lease) {
        return new TaskItem(item.task(), item.spec(), item.image(), item.networks(), item.volumes(), item.configs(), item.secrets(), item.startLevel(), Optional.of(lease), Optional.empty());
    }

    /// As the server says it once it knows of the end.
    public static TaskItem ended(TaskItem item, EndReason reason) {
        return new TaskItem(item.task(), item.spec(), item.image(), item.networks(), item.volumes(), item.configs(), item.secrets(), item.startLevel(), item.lease(),
                Optional.of(new TaskState.Ended(reason, Instant.EPOCH)));
    }

    public static Item network() {
        return new NetworkItem(SHOP, new NetworkName("default"), "shop_default", NetworkSpec.DEFAULT, Reach.BRIDGE);
    }

    public static VolumeItem volume(String name, boolean remove) {
        return new VolumeItem(SHOP, new VolumeName(name), "shop_" + name, VolumeSpec.DEFAULT, remove);
    }

    public static ContentRef secret(String name, int version) {
        return new ContentRef(SpaceName.DEFAULT, ContentKind.SECRET, new ContentName(name), version);
    }

    public static Item content(String name, String text) {
        return new ContentItem(secret(name, 1), Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
    }
}
