package io.argosy.control.assign;

import io.argosy.control.record.AppRecords;
import io.argosy.control.record.TaskKey;
import io.argosy.control.record.Tables;
import io.argosy.model.assignment.Assignment;
import io.argosy.model.assignment.Item;
import io.argosy.model.id.AppRef;
import io.argosy.model.id.NodeId;
import io.argosy.store.Change;
import io.argosy.store.Key;
import io.argosy.store.Snapshot;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which changes may change the assignment of a node. Of the many changes of tasks, those of apps that the node has nothing to do with may not; nor may the coming and going of nodes whose
/// tasks it does not call. So a change costs what it costs the nodes it concerns. Told of the node's assignment by one thread, asked by another.
final class Interest {

    /// Tables with a record for each node, which is nothing to other nodes.
    private static final Set<String> OWN = Set.of(Tables.SWARM_ORDERS.name(), Tables.MEMBERSHIPS.name());

    private final NodeId node;
    /// But for those that are firm.
    private final Map<NodeId, Footing> footings = new HashMap<>();
    private volatile Set<AppRef> apps = Set.of();
    private volatile Set<NodeId> called = Set.of();
    private volatile Set<String> images = Set.of();

    /// @param now by what the assignment is computed first, or what came before
    Interest(NodeId node, Snapshot now) {
        this.node = node;
        now.scan(Tables.LIVENESS).forEach(entry -> note(entry.key(), Footing.of(now, entry.key())));
    }

    /// Changes of the apps in this assignment are of interest from now on, and no others.
    ///
    /// @return whether an app is new, so that a change of it may have been passed over since the assignment was computed
    boolean widen(Assignment assignment) {
        Set<AppRef> now = new HashSet<>();
        for (Item item : assignment.items().values()) {
            app(item).ifPresent(now::add);
        }
        Set<NodeId> nodes = new HashSet<>();
        assignment.items().values().forEach(item -> endpoints(item).forEach(endpoint -> nodes.add(endpoint.node())));
        boolean wider = !apps.containsAll(now) || !called.containsAll(nodes);
        images = assignment.items().values().stream().flatMap(Interest::image).collect(Collectors.toSet());
        apps = now;
        called = nodes;
        return wider;
    }

    private static Stream<String> image(Item item) {
        return item instanceof Item.ImageItem image ? Stream.of(image.id()) : Stream.empty();
    }

    private static List<Item.Endpoint> endpoints(Item item) {
        return item instanceof Item.ServiceItem service ? service.remote() : List.of();
    }

    /// An app is in an assignment by its tasks there, or by its services, when the node answers for them.
    private static Optional<AppRef> app(Item item) {
        return switch (item) {
            case Item.TaskItem task -> Optional.of(task.task().app());
            case Item.ServiceItem service -> Optional.of(service.service().app());
            case Item.NetworkItem _, Item.OverlayItem _, Item.MembershipItem _, Item.VolumeItem _, Item.ContentItem _, Item.ImageItem _, Item.KeepItem _,
                    Item.RegistryItem _, Item.ListenerItem _ -> Optional.empty();
        };
    }

    boolean in(Change change) {
        return change.everything() || change.keys().stream().map(key -> in(change, key)).reduce(false, Boolean::logicalOr);
    }

    private boolean in(Change change, Key key) {
        String table = key.table();
        if (OWN.contains(table)) {
            return key.path().equals(node.value());
        }
        if (table.equals(Tables.TASKS.name())) {
            return task(change.snapshot(), Tables.TASKS.keys().parse(key.path()));
        }
        if (table.equals(Tables.STATUSES.name())) {
            return apps.contains(Tables.STATUSES.keys().parse(key.path()).app());
        }
        if (table.equals(Tables.APPS.name())) {
            return app(change.snapshot(), Tables.APPS.keys().parse(key.path()));
        }
        if (table.equals(Tables.SEARCHES.name())) {
            return images.contains(key.path()) || search(change.snapshot(), key.path());
        }
        if (table.equals(Tables.VOLUMES.name())) {
            return key.path().startsWith(node + "/");
        }
        if (table.equals(Tables.NODES.name())) {
            return key.path().equals(node.value()) || called.contains(new NodeId(key.path()));
        }
        boolean footing = table.equals(Tables.LIVENESS.name()) || table.equals(Tables.FACTS.name());
        return !footing || turned(change, new NodeId(key.path()));
    }

    private boolean task(Snapshot snapshot, TaskKey key) {
        return apps.contains(key.app()) || snapshot.get(Tables.TASKS, key).filter(task -> task.node().equals(Optional.of(node))).isPresent();
    }

    private boolean app(Snapshot snapshot, AppRef app) {
        return apps.contains(app) || new AppRecords(snapshot, app).target().filter(Traffic::listens).isPresent();
    }

    private boolean search(Snapshot snapshot, String id) {
        return snapshot.get(Tables.SEARCHES, id).filter(search -> search.node().equals(node)).isPresent();
    }

    /// Whether the node is called in another way than before: while it is merely away it is called as before, whatever else is told of it.
    private synchronized boolean turned(Change change, NodeId other) {
        return note(other, Footing.of(change.snapshot(), other));
    }

    private boolean note(NodeId other, Footing now) {
        return now == Footing.FIRM ? footings.remove(other) != null : footings.put(other, now) != now;
    }
}
