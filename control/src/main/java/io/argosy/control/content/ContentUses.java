package io.argosy.control.content;

import io.argosy.control.record.Tables;
import io.argosy.model.app.ContentRef;
import io.argosy.model.id.AppRef;
import io.argosy.store.Snapshot;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Which versions of configs and secrets kept releases and drafts refer to.
public final class ContentUses {

    private final Map<ContentRef, Set<AppRef>> uses = new HashMap<>();

    private ContentUses() {}

    public static ContentUses in(Snapshot snapshot) {
        ContentUses uses = new ContentUses();
        snapshot.scan(Tables.RELEASES).forEach(entry -> {
            uses.note(entry.key().app(), entry.value().configs().values());
            uses.note(entry.key().app(), entry.value().secrets().values());
        });
        snapshot.scan(Tables.DRAFTS).forEach(entry -> {
            uses.note(entry.key().app(), entry.value().configs().values());
            uses.note(entry.key().app(), entry.value().secrets().values());
        });
        return uses;
    }

    private void note(AppRef app, Collection<ContentRef> refs) {
        refs.forEach(ref -> uses.computeIfAbsent(ref, _ -> new TreeSet<>()).add(app));
    }

    public Set<AppRef> of(ContentRef ref) {
        return uses.getOrDefault(ref, Set.of());
    }
}
