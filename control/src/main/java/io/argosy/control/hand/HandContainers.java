package io.argosy.control.hand;

import io.argosy.control.access.Caller;
import io.argosy.control.access.Role;
import io.argosy.control.change.Editor;
import io.argosy.control.fault.FaultCode;
import io.argosy.control.fault.Result;
import io.argosy.control.record.Tables;
import io.argosy.model.hand.HandContainer;
import io.argosy.model.hand.HandContainer.Port;
import io.argosy.model.id.NodeId;
import io.argosy.model.id.NodeName;
import io.argosy.store.Entry;
import io.argosy.store.Snapshot;
import io.argosy.store.Store;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Containers made by hand: where they are, what they are called, whose they are, also while their node is away.
public final class HandContainers {

    /// Records that one transaction forgets.
    private static final int AT_ONCE = 40;

    private final Store store;
    private final Editor editor;

    public HandContainers(Store store, Editor editor) {
        this.store = store;
        this.editor = editor;
    }

    /// All of them, by id.
    public List<HandContainer> all() {
        return store.snapshot().scan(Tables.HAND_CONTAINERS).stream().map(Entry::value).toList();
    }

    /// All of them by name, with their nodes. They are of no space, so callers of one space see none.
    public Result<List<PlacedContainer>> list(Caller caller) {
        if (!caller.role().includes(Role.VIEWER)) {
            return Result.refused(FaultCode.FORBIDDEN, caller.who() + " may not look at containers", "use a token with the role viewer");
        }
        if (caller.space().isPresent()) {
            return Result.done(List.of());
        }
        Snapshot snapshot = store.snapshot();
        return Result.done(snapshot.scan(Tables.HAND_CONTAINERS).stream().map(Entry::value).map(each -> placed(snapshot, each))
                .sorted(Comparator.comparing((PlacedContainer each) -> each.container().name()).thenComparing(each -> each.container().id())).toList());
    }

    private static PlacedContainer placed(Snapshot snapshot, HandContainer container) {
        return snapshot.get(Tables.NODES, container.node())
                .map(node -> new PlacedContainer(container, node.name(), snapshot.get(Tables.LIVENESS, node.id()).map(now -> now.state().name().toLowerCase(Locale.ROOT)).orElse("away")))
                .orElseGet(() -> new PlacedContainer(container, new NodeName(container.node().value()), "gone"));
    }

    /// One was made.
    ///
    /// @throws io.argosy.control.change.NotWritten when another server leads, or the store failed
    public void made(Caller caller, String id, String name, String image, NodeId node, List<Port> ports) {
        editor.write(edit -> edit.put(Tables.HAND_CONTAINERS, id, new HandContainer(id, name, image, node, ports, Optional.empty(), caller.who(), edit.now())));
    }

    /// It is called this now.
    ///
    /// @throws io.argosy.control.change.NotWritten when another server leads, or the store failed
    public void named(String id, String name) {
        editor.write(edit -> edit.snapshot().get(Tables.HAND_CONTAINERS, id).filter(known -> !known.name().equals(name))
                .ifPresent(known -> edit.put(Tables.HAND_CONTAINERS, id, known.named(name))));
    }

    /// They are not there any more.
    ///
    /// @throws io.argosy.control.change.NotWritten when another server leads, or the store failed
    public void gone(Collection<String> ids) {
        List<String> left = List.copyOf(ids);
        for (int from = 0; from < left.size(); from += AT_ONCE) {
            List<String> some = left.subList(from, Math.min(left.size(), from + AT_ONCE));
            editor.write(edit -> some.stream().filter(id -> edit.snapshot().get(Tables.HAND_CONTAINERS, id).isPresent()).forEach(id -> edit.delete(Tables.HAND_CONTAINERS, id)));
        }
    }
}
