package io.argosy.control.session;

import io.argosy.control.change.Editor;
import io.argosy.control.loop.Pass;
import io.argosy.control.record.Tables;
import io.argosy.model.id.NodeId;
import io.argosy.model.node.Liveness;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Takes nodes as away that the leader before this one saw connected, and that have not come back after a while.
public final class LivenessPass implements Pass {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Editor editor;
    private final Sessions sessions;
    private final Instant startedAt;

    public LivenessPass(Editor editor, Sessions sessions) {
        this.editor = editor;
        this.sessions = sessions;
        this.startedAt = editor.now();
    }

    @Override
    public Optional<Instant> run() {
        Instant due = startedAt.plus(PATIENCE);
        if (editor.now().isBefore(due)) {
            return Optional.of(due);
        }
        List<NodeId> silent = editor.snapshot().scan(Tables.LIVENESS).stream()
                .filter(entry -> entry.value().state() == Liveness.State.CONNECTED && !sessions.isOpen(entry.key()))
                .map(entry -> entry.key()).toList();
        silent.forEach(node -> sessions.missing(node));
        return Optional.empty();
    }
}
