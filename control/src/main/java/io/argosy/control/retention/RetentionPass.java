package io.argosy.control.retention;

import io.argosy.control.change.Edit;
import io.argosy.control.change.Editor;
import io.argosy.control.content.ContentUses;
import io.argosy.control.content.ContentVault;
import io.argosy.control.loop.Pass;
import io.argosy.control.record.AppRecords;
import io.argosy.control.record.ReleaseKey;
import io.argosy.control.record.Tables;
import io.argosy.model.app.App;
import io.argosy.model.app.ContentRef;
import io.argosy.model.app.Rollout;
import io.argosy.model.id.AppRef;
import io.argosy.model.id.ReleaseNumber;
import io.argosy.store.Entry;
import io.argosy.store.Snapshot;
import io.argosy.store.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// One look at everything that is kept for a while only.
public final class RetentionPass implements Pass {

    private static final int ROLLOUTS_WITHOUT_RELEASE = 20;

    private final Editor editor;
    private final Keeping keeping;

    public RetentionPass(Editor editor, Keeping keeping) {
        this.editor = editor;
        this.keeping = keeping;
    }

    @Override
    public Optional<Instant> run() {
        untilDone(edit -> newest(edit, Tables.EVENTS, keeping.events()));
        untilDone(edit -> newest(edit, Tables.AUDITS, keeping.audits()));
        editor.snapshot().scan(Tables.APPS).stream().map(Entry::key).toList()
                .forEach(app -> untilDone(edit -> releases(edit, app)));
        untilDone(this::contents);
        return Optional.empty();
    }

    private void untilDone(Predicate<Edit> step) {
        boolean[] done = new boolean[1];
        while (!done[0]) {
            editor.write(edit -> done[0] = step.test(edit));
        }
    }

    private static <V> boolean newest(Edit edit, Table<Long, V> table, int kept) {
        int surplus = edit.snapshot().scan(table).size() - kept;
        List<Long> oldest = edit.snapshot().scan(table).stream().limit(Math.max(0, Math.min(surplus, edit.room()))).map(Entry::key).toList();
        oldest.forEach(key -> edit.delete(table, key));
        return surplus <= oldest.size();
    }

    private boolean releases(Edit edit, AppRef ref) {
        Optional<App> app = edit.snapshot().get(Tables.APPS, ref);
        if (app.isEmpty()) {
            return true;
        }
        AppRecords records = new AppRecords(edit.snapshot(), ref);
        Set<ReleaseNumber> kept = KeptReleases.of(records, app.get(), keeping.releases());
        List<ReleaseNumber> surplus = records.releases().keySet().stream().filter(number -> !kept.contains(number)).toList();
        List<Rollout> rollouts = records.rollouts();
        List<ReleaseNumber> forgotten = rollouts.subList(0, Math.max(0, rollouts.size() - ROLLOUTS_WITHOUT_RELEASE)).stream()
                .filter(rollout -> !rollout.phase().active()).map(Rollout::to).filter(number -> !kept.contains(number)).toList();
        if (!surplus.isEmpty() || !forgotten.isEmpty()) {
            edit.relyOn(Tables.APPS, ref);
            rollouts.stream().reduce((_, newer) -> newer).ifPresent(newest -> edit.relyOn(Tables.ROLLOUTS, new ReleaseKey(ref, newest.to())));
        }
        surplus.stream().limit(edit.room()).forEach(number -> edit.delete(Tables.RELEASES, new ReleaseKey(ref, number)));
        forgotten.stream().limit(edit.room()).forEach(number -> edit.delete(Tables.ROLLOUTS, new ReleaseKey(ref, number)));
        return edit.room() > 0;
    }

    private boolean contents(Edit edit) {
        Snapshot snapshot = edit.snapshot();
        ContentUses uses = ContentUses.in(snapshot);
        snapshot.scan(Tables.CONTENTS).stream()
                .map(Entry::key)
                .filter(ref -> uses.of(ref).isEmpty() && !keptByHand(snapshot, ref))
                .limit(edit.room())
                .forEach(ref -> edit.delete(Tables.CONTENTS, ref));
        return edit.room() > 0;
    }

    private static boolean keptByHand(Snapshot snapshot, ContentRef ref) {
        return ContentVault.latest(snapshot, ref.space(), ref.kind(), ref.name())
                .filter(latest -> latest.key().equals(ref) && latest.value().owner().isEmpty()).isPresent();
    }
}
