package io.argosy.control.witness;

import io.argosy.control.change.Editor;
import io.argosy.control.record.ReachedBy;
import io.argosy.control.record.Tables;
import io.argosy.model.id.NodeId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Who reaches whom, in the records: the next leader asks those when a node does not come to it. Written only when it changes.
final class Acquaintances {

    private final Editor editor;

    Acquaintances(Editor editor) {
        this.editor = editor;
    }

    /// @param at when it is taken to have been found out
    void recall(Circle circle, long at) {
        editor.snapshot().scan(Tables.REACHED_BY).forEach(entry -> entry.value().nodes().forEach(witness -> circle.note(witness, entry.key(), true, at)));
    }

    /// @throws io.argosy.control.change.NotWritten when it could not be written; the next time does it
    void keep(Circle circle) {
        Map<NodeId, Set<NodeId>> reached = circle.reached();
        List<NodeId> changed = changed(reached);
        while (!changed.isEmpty()) {
            List<NodeId> some = changed;
            editor.write(edit -> some.stream().takeWhile(_ -> edit.room() > 0).filter(node -> edit.snapshot().get(Tables.NODES, node).isPresent())
                    .forEach(node -> edit.put(Tables.REACHED_BY, node, new ReachedBy(reached.get(node)))));
            List<NodeId> left = changed(reached);
            changed = left.size() < some.size() ? left : List.of();
        }
    }

    private List<NodeId> changed(Map<NodeId, Set<NodeId>> reached) {
        return reached.keySet().stream().filter(node -> !editor.snapshot().get(Tables.REACHED_BY, node).equals(Optional.of(new ReachedBy(reached.get(node))))).toList();
    }
}
