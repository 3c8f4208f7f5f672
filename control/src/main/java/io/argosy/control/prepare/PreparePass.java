package io.argosy.control.prepare;

import io.argosy.control.change.Edit;
import io.argosy.control.change.Editor;
import io.argosy.control.change.NotWritten;
import io.argosy.control.fault.FaultCode;
import io.argosy.control.loop.Pass;
import io.argosy.control.record.Ids;
import io.argosy.control.record.ReleaseKey;
import io.argosy.control.record.Tables;
import io.argosy.model.app.App;
import io.argosy.model.app.Draft;
import io.argosy.model.app.Rollout;
import io.argosy.store.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One look at all drafts. One that cannot be carried on holds up no other.
public final class PreparePass implements Pass {

    /// What can carry a draft on.
    public static final Set<Table<?, ?>> SOURCES =
            Set.of(Tables.DRAFTS, Tables.ROLLOUTS, Tables.SEARCHES, Tables.FINDINGS, Tables.IMAGES, Tables.NODES, Tables.LIVENESS, Tables.FACTS);

    private final Editor editor;
    private final Ids ids;

    public PreparePass(Editor editor, Ids ids) {
        this.editor = editor;
        this.ids = ids;
    }

    @Override
    public Optional<Instant> run() {
        List<ReleaseKey> keys = editor.snapshot().scan(Tables.DRAFTS).stream().map(entry -> entry.key()).toList();
        RuntimeException failure = null;
        for (ReleaseKey key : keys) {
            try {
                prepare(key);
            } catch (RuntimeException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
        editor.write(ImageSearches::dropStray);
        return Optional.empty();
    }

    /// A release that the store will never take fails its rollout.
    private void prepare(ReleaseKey key) {
        try {
            editor.write(edit -> prepare(edit, key));
        } catch (NotWritten e) {
            if (e.fault().code() != FaultCode.TOO_LARGE) {
                throw e;
            }
            editor.write(edit -> edit.snapshot().get(Tables.ROLLOUTS, key).ifPresent(rollout -> {
                edit.put(Tables.ROLLOUTS, key, rollout.in(Rollout.Phase.FAILED, edit.now(), "the release is too large: " + e.fault().detail()));
                edit.delete(Tables.DRAFTS, key);
            }));
        }
    }

    private void prepare(Edit edit, ReleaseKey key) {
        Optional<Draft> draft = edit.snapshot().get(Tables.DRAFTS, key);
        Optional<App> app = edit.snapshot().get(Tables.APPS, key.app());
        Optional<Rollout> rollout = edit.snapshot().get(Tables.ROLLOUTS, key);
        if (draft.isEmpty()) {
            return;
        }
        boolean wanted = app.filter(found -> !found.intent().removes()).isPresent()
                && rollout.filter(found -> found.phase() == Rollout.Phase.PREPARING).isPresent();
        if (!wanted) {
            edit.delete(Tables.DRAFTS, key);
            return;
        }
        edit.relyOn(Tables.APPS, key.app());
        edit.relyOn(Tables.ROLLOUTS, key);
        new Preparation(edit, ids, app.get(), draft.get(), rollout.get()).carryOn();
    }
}
