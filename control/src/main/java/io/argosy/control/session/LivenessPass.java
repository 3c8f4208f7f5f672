package io.argosy.control.session;

import io.argosy.control.change.Editor;
import io.argosy.control.loop.Pass;
import io.argosy.control.record.Tables;
import io.argosy.model.id.NodeId;
import io.argosy.model.node.Liveness;
import io.argosy.store.Entry;
import io.argosy.store.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Takes nodes as away that the leader before this one saw connected, and that have not come back after a while; and nodes as lost that have been away for too long. Those that rest because they came and went get tasks again when it is time. No node is lost
/// before it had time to find this server.
public final class LivenessPass implements Pass {

    /// What makes a node that may be lost.
    public static final Set<Table<?, ?>> SOURCES = Set.of(Tables.LIVENESS);

    private final Editor editor;
    private final Sessions sessions;
    private final Instant earliest;

    public LivenessPass(Editor editor, Sessions sessions, Patience patience) {
        this.editor = editor;
        this.sessions = sessions;
        this.earliest = editor.now().plus(patience.start());
    }

    @Override
    public Optional<Instant> run() {
        if (editor.now().isBefore(earliest)) {
            return Optional.of(earliest);
        }
        in(Liveness.State.CONNECTED).stream().map(Entry::key).filter(node -> !sessions.isOpen(node)).forEach(sessions::missing);
        in(Liveness.State.AWAY).stream().filter(entry -> isDue(entry.value())).map(Entry::key).forEach(sessions::lost);
        all().stream().filter(entry -> entry.value().flapping().restsUntil().filter(until -> !until.isAfter(editor.now())).isPresent())
                .map(Entry::key).forEach(sessions::rested);
        return all().stream().map(Entry::value).flatMap(liveness -> Stream.concat(liveness.lostAt().stream(), liveness.flapping().restsUntil().stream()))
                .filter(editor.now()::isBefore).min(Instant::compareTo);
    }

    private boolean isDue(Liveness liveness) {
        return liveness.lostAt().filter(at -> !at.isAfter(editor.now())).isPresent();
    }

    private List<Entry<NodeId, Liveness>> in(Liveness.State state) {
        return all().stream().filter(entry -> entry.value().state() == state).toList();
    }

    private Collection<Entry<NodeId, Liveness>> all() {
        return editor.snapshot().scan(Tables.LIVENESS);
    }
}
