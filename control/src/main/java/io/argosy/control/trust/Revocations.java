package io.argosy.control.trust;

import io.argosy.control.change.Edit;
import io.argosy.control.change.Editor;
import io.argosy.control.record.Revocation;
import io.argosy.control.record.Tables;
import io.argosy.model.id.NodeId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Certificates that were taken back.
public final class Revocations {

    /// Longer than any certificate of a node is valid.
    private static final Duration KEPT = Duration.ofDays(90);
    private static final int MOST_DROPPED_AT_ONCE = 20;

    private final Editor editor;

    public Revocations(Editor editor) {
        this.editor = editor;
    }

    /// Takes back everything issued to the node so far. Its session is to be ended after the edit was written.
    ///
    /// @param cause for people: why its certificate counts no longer
    public static void revoke(Edit edit, NodeId node, String cause) {
        edit.snapshot().scan(Tables.REVOCATIONS).stream()
                .filter(old -> !old.key().equals(node) && old.value().at().isBefore(edit.now().minus(KEPT)))
                .limit(MOST_DROPPED_AT_ONCE)
                .forEach(old -> edit.delete(Tables.REVOCATIONS, old.key()));
        edit.put(Tables.REVOCATIONS, node, new Revocation(edit.now(), cause));
    }

    /// Why a certificate of this node that was issued then counts no longer; empty when it does.
    public Optional<String> causeFor(NodeId node, Instant issuedAt) {
        return editor.snapshot().get(Tables.REVOCATIONS, node).filter(revocation -> !issuedAt.isAfter(revocation.at())).map(Revocation::cause);
    }
}
