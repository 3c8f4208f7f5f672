package io.argosy.control.hand;

import io.argosy.control.access.Caller;
import io.argosy.control.access.Role;
import io.argosy.control.change.Edit;
import io.argosy.control.change.Editor;
import io.argosy.control.change.Happening;
import io.argosy.control.content.SecretCipher;
import io.argosy.control.fault.FaultCode;
import io.argosy.control.fault.Result;
import io.argosy.control.record.Tables;
import io.argosy.model.event.Event.Severity;
import io.argosy.model.hand.HandContainer;
import io.argosy.model.hand.HandContainer.Port;
import io.argosy.model.id.NodeId;
import io.argosy.model.id.NodeName;
import io.argosy.store.Entry;
import io.argosy.store.Snapshot;
import io.argosy.store.Store;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Containers made by hand: where they are, what they are called, whose they are, also while their node is away.
public final class HandContainers {

    /// Records that one transaction forgets.
    private static final int AT_ONCE = 40;

    private final Store store;
    private final Editor editor;
    private final SecretCipher cipher;
    private final Map<String, String> told = new ConcurrentHashMap<>();

    public HandContainers(Store store, Editor editor, SecretCipher cipher) {
        this.store = store;
        this.editor = editor;
        this.cipher = cipher;
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
    /// @param recipe what it is made again from when its node is lost; sealed here
    /// @throws io.argosy.control.change.NotWritten when another server leads, or the store failed
    public void made(String who, String id, String name, String image, NodeId node, List<Port> ports, Optional<byte[]> recipe) {
        Optional<String> sealed = recipe.map(bytes -> Base64.getEncoder().encodeToString(cipher.seal(bytes, context(id))));
        editor.write(edit -> edit.put(Tables.HAND_CONTAINERS, id, new HandContainer(id, name, image, node, ports, sealed, false, Optional.empty(), who, edit.now())));
    }

    /// What it is made again from.
    public Optional<byte[]> recipe(String id) {
        return store.snapshot().get(Tables.HAND_CONTAINERS, id).flatMap(HandContainer::sealed).map(sealed -> cipher.open(Base64.getDecoder().decode(sealed), context(id)));
    }

    private static String context(String id) {
        return "hand-container/" + id;
    }

    /// What its engine tells.
    ///
    /// @throws io.argosy.control.change.NotWritten when another server leads, or the store failed
    public void seen(String id, String name, boolean running) {
        editor.write(edit -> edit.snapshot().get(Tables.HAND_CONTAINERS, id).filter(known -> !known.name().equals(name) || known.running() != running)
                .ifPresent(known -> edit.put(Tables.HAND_CONTAINERS, id, known.seen(name, running))));
    }

    /// Another was made in its place, as its node is lost.
    ///
    /// @throws io.argosy.control.change.NotWritten when another server leads, or the store failed
    public void replaced(String id, String by, NodeId on) {
        editor.write(edit -> edit.snapshot().get(Tables.HAND_CONTAINERS, id).filter(known -> known.replacedBy().isEmpty()).ifPresent(known -> {
            edit.put(Tables.HAND_CONTAINERS, id, known.replacedBy(by));
            edit.event(Happening.ofNode(edit.now(), Severity.WARNING, "container.rescheduled", on, "container %s was made again, as node %s is lost".formatted(called(known), name(edit, known.node()))));
        }));
    }

    /// It cannot be made again now. Told once for each reason.
    ///
    /// @throws io.argosy.control.change.NotWritten when another server leads, or the store failed
    public void waits(String id, String why) {
        if (why.equals(told.put(id, why))) {
            return;
        }
        editor.write(edit -> edit.snapshot().get(Tables.HAND_CONTAINERS, id).ifPresent(known ->
                edit.event(Happening.ofNode(edit.now(), Severity.WARNING, "container.waits", known.node(), "container %s is not made again while its node is lost: %s".formatted(called(known), why)))));
    }

    private static String called(HandContainer container) {
        return container.name().isEmpty() ? container.id() : container.name();
    }

    private static String name(Edit edit, NodeId node) {
        return edit.snapshot().get(Tables.NODES, node).map(known -> known.name().value()).orElse(node.value());
    }

    /// They are not there any more.
    ///
    /// @throws io.argosy.control.change.NotWritten when another server leads, or the store failed
    public void gone(Collection<String> ids) {
        List<String> left = List.copyOf(ids);
        for (int from = 0; from < left.size(); from += AT_ONCE) {
            List<String> some = left.subList(from, Math.min(left.size(), from + AT_ONCE));
            editor.write(edit -> some.forEach(id -> edit.snapshot().get(Tables.HAND_CONTAINERS, id).ifPresent(known -> forget(edit, known))));
        }
        told.keySet().removeAll(left);
    }

    private static void forget(Edit edit, HandContainer known) {
        edit.delete(Tables.HAND_CONTAINERS, known.id());
        if (known.replacedBy().isPresent()) {
            edit.event(Happening.ofNode(edit.now(), Severity.INFO, "container.removed", known.node(),
                    "container %s was removed, as another was made in its place while node %s was lost".formatted(known.id(), name(edit, known.node()))));
        }
    }
}
