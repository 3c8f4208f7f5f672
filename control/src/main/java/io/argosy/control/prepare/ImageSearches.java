package io.argosy.control.prepare;

import io.argosy.control.change.Edit;
import io.argosy.control.image.ImageNodes;
import io.argosy.control.place.Clusters;
import io.argosy.control.record.Ids;
import io.argosy.control.record.ImageSearch;
import io.argosy.control.record.ReleaseKey;
import io.argosy.control.record.Tables;
import io.argosy.model.app.Draft;
import io.argosy.model.assignment.Report.ImageProgress;
import io.argosy.model.id.NodeId;
import io.argosy.model.service.ImageSpec;
import io.argosy.store.Entry;
import io.argosy.store.Snapshot;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The searches of one draft: one for each different image.
final class ImageSearches {

    private final Edit edit;
    private final Ids ids;
    private final Draft draft;
    private final List<Entry<String, ImageSearch>> open;

    ImageSearches(Edit edit, Ids ids, Draft draft) {
        this.edit = edit;
        this.ids = ids;
        this.draft = draft;
        this.open = edit.snapshot().scan(Tables.SEARCHES).stream()
                .filter(entry -> entry.value().app().equals(draft.app()) && entry.value().release().equals(draft.number()))
                .toList();
    }

    /// What is known of each image so far.
    Map<ImageSpec, ImageProgress> progress() {
        Map<ImageSpec, ImageProgress> progress = new HashMap<>();
        for (Entry<String, ImageSearch> entry : open) {
            if (!elsewhere(entry)) {
                said(entry).ifPresent(said -> progress.put(entry.value().image(), said));
            }
        }
        return progress;
    }

    private Optional<ImageProgress> said(Entry<String, ImageSearch> search) {
        return edit.snapshot().get(Tables.FINDINGS, search.key());
    }

    /// Whether a node did not find what another has, as when it was loaded there a moment ago.
    private boolean elsewhere(Entry<String, ImageSearch> search) {
        return said(search).filter(ImageProgress.NotFound.class::isInstance).isPresent()
                && ImageNodes.having(edit.snapshot(), search.value().image().reference())
                        .filter(node -> !node.equals(search.value().node())).isPresent();
    }

    /// Begins what was not begun, each image on the node that has it, if any. A search that its node cannot answer begins again on another.
    ///
    /// @return what is waited for, for people; empty when every search is under way
    Optional<String> begin(Collection<ImageSpec> wanted) {
        List<NodeId> usable = Clusters.usable(edit.snapshot());
        Set<ImageSpec> missing = new LinkedHashSet<>(wanted);
        for (Entry<String, ImageSearch> entry : open) {
            boolean stranded = !usable.contains(entry.value().node()) && said(entry).isEmpty();
            if (!usable.isEmpty() && (stranded || elsewhere(entry))) {
                drop(edit, entry.key());
            } else {
                missing.remove(entry.value().image());
            }
        }
        if (missing.isEmpty()) {
            return Optional.of("");
        }
        if (usable.isEmpty()) {
            return Optional.of("waiting for a node: none is connected with an engine that can be used");
        }
        for (ImageSpec image : missing) {
            if (edit.room() > 0) {
                NodeId node = ImageNodes.bestFor(edit.snapshot(), image.reference()).orElseThrow();
                edit.put(Tables.SEARCHES, ids.next(), new ImageSearch(draft.app(), draft.number(), image, node));
            }
        }
        return Optional.of("");
    }

    void drop() {
        open.forEach(entry -> drop(edit, entry.key()));
    }

    private static void drop(Edit edit, String id) {
        if (edit.room() > 1) {
            edit.delete(Tables.SEARCHES, id);
            edit.delete(Tables.FINDINGS, id);
        }
    }

    /// Drops searches without a draft, and findings without a search.
    static void dropStray(Edit edit) {
        Snapshot snapshot = edit.snapshot();
        snapshot.scan(Tables.SEARCHES).stream()
                .filter(entry -> snapshot.get(Tables.DRAFTS, new ReleaseKey(entry.value().app(), entry.value().release())).isEmpty())
                .forEach(entry -> drop(edit, entry.key()));
        snapshot.scan(Tables.FINDINGS).stream()
                .filter(entry -> snapshot.get(Tables.SEARCHES, entry.key()).isEmpty())
                .forEach(entry -> drop(edit, entry.key()));
    }
}
