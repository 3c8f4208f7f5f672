package io.argosy.control.trust;

import io.argosy.control.access.Caller;
import io.argosy.control.access.Role;
import io.argosy.control.change.Edit;
import io.argosy.control.change.Editor;
import io.argosy.control.fault.Fault;
import io.argosy.control.fault.FaultCode;
import io.argosy.control.fault.Result;
import io.argosy.control.record.Revocation;
import io.argosy.control.record.Tables;
import io.argosy.model.id.NodeId;
import io.argosy.model.id.NodeName;
import io.argosy.store.Entry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;

/// Certificates that were taken back.
public final class Revocations {

    /// Longer than any certificate of a node is valid.
    private static final Duration KEPT = Duration.ofDays(90);
    private static final int MOST_DROPPED_AT_ONCE = 20;

    private final Editor editor;
    private final BiConsumer<NodeId, String> expel;

    /// @param expel ends the session of a node, with the cause for people
    public Revocations(Editor editor, BiConsumer<NodeId, String> expel) {
        this.editor = editor;
        this.expel = expel;
    }

    /// Takes back what was issued to a node, and ends its session. It stays a node, whose machine may join again with a node token. Needs an admin.
    ///
    /// @param cause for people
    public Result<NodeId> revoke(Caller caller, NodeName name, String cause) {
        Optional<Fault> fault = caller.mayNot(Role.ADMIN);
        if (fault.isPresent()) {
            return Result.refused(fault.get());
        }
        Result<NodeId> result = editor.edit(edit -> revoke(edit, caller, name, cause));
        if (result instanceof Result.Done<NodeId>(NodeId node)) {
            expel.accept(node, "its certificate was revoked: " + cause);
        }
        return result;
    }

    private static Result<NodeId> revoke(Edit edit, Caller caller, NodeName name, String cause) {
        Optional<NodeId> node = edit.snapshot().scan(Tables.NODES).stream().filter(entry -> entry.value().name().equals(name)).map(Entry::key).findFirst();
        if (node.isEmpty()) {
            return Result.refused(FaultCode.NODE_NOT_FOUND, "there is no node named " + name, "look at the list of nodes");
        }
        revoke(edit, node.get(), cause);
        edit.audit(caller, "node.revoke-certificate", name.value(), cause);
        return Result.done(node.get());
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
