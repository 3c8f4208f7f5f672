package io.argosy.control.image;

import io.argosy.control.place.Clusters;
import io.argosy.control.record.NodeImages;
import io.argosy.control.record.Tables;
import io.argosy.control.record.TaskRecords;
import io.argosy.model.app.ImageIdentity;
import io.argosy.model.id.NodeId;
import io.argosy.model.id.NodeName;
import io.argosy.model.node.Node;
import io.argosy.store.Entry;
import io.argosy.store.Snapshot;
import io.argosy.store.Store;
import java.util.List;
import java.util.Optional;

/// Who has an image, and who may have it.
public final class ImageHolders {

    private final Store store;

    public ImageHolders(Store store) {
        this.store = store;
    }

    /// Nodes that have an image.
    ///
    /// @param usable those that can give it now
    /// @param away names of the others
    public record Holders(List<NodeId> usable, List<NodeName> away) {}

    public Holders of(ImageIdentity image) {
        Snapshot snapshot = store.snapshot();
        List<NodeId> usable = Clusters.usable(snapshot);
        List<NodeId> all = snapshot.scan(Tables.IMAGES).stream().filter(entry -> entry.value().has(image)).map(Entry<NodeId, NodeImages>::key).toList();
        return new Holders(
                all.stream().filter(usable::contains).toList(),
                all.stream().filter(node -> !usable.contains(node)).flatMap(node -> snapshot.get(Tables.NODES, node).stream()).map(Node::name).toList());
    }

    /// Whether a task of the node runs, or is to run, that image. No node gets what it has no use for.
    public boolean needs(NodeId node, ImageIdentity image) {
        Snapshot snapshot = store.snapshot();
        return snapshot.scan(Tables.TASKS).stream().map(Entry::value)
                .filter(task -> task.node().equals(Optional.of(node)))
                .map(task -> new TaskRecords(snapshot, task))
                .anyMatch(task -> !task.ended() && task.service().filter(service -> service.image().equals(image)).isPresent());
    }
}
