package io.argosy.control.image;

import io.argosy.control.place.Clusters;
import io.argosy.control.record.Tables;
import io.argosy.model.assignment.HeldImage;
import io.argosy.model.id.NodeId;
import io.argosy.store.Snapshot;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Nodes by the references of their images.
public final class ImageNodes {

    private ImageNodes() {}

    /// The usable node that has what a reference means: where several nodes have an image of that name, the newest image counts.
    public static Optional<NodeId> having(Snapshot snapshot, String reference) {
        List<NodeId> usable = Clusters.usable(snapshot);
        return usable.stream()
                .filter(node -> named(snapshot, node, reference).isPresent())
                .max(Comparator.comparing((NodeId node) -> named(snapshot, node, reference).orElseThrow().created())
                        .thenComparing(usable::indexOf, Comparator.reverseOrder()));
    }

    /// The same, or else any usable node.
    public static Optional<NodeId> bestFor(Snapshot snapshot, String reference) {
        return having(snapshot, reference).or(() -> Clusters.usable(snapshot).stream().findFirst());
    }

    private static Optional<HeldImage> named(Snapshot snapshot, NodeId node, String reference) {
        return snapshot.get(Tables.IMAGES, node).flatMap(images -> images.named(reference));
    }
}
