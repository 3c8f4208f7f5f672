package io.argosy.control.content;

import io.argosy.control.access.Caller;
import io.argosy.control.access.Role;
import io.argosy.control.change.Edit;
import io.argosy.control.change.Editor;
import io.argosy.control.fault.Fault;
import io.argosy.control.fault.FaultCode;
import io.argosy.control.fault.Result;
import io.argosy.control.record.StoredContent;
import io.argosy.control.record.Tables;
import io.argosy.model.app.ContentRef;
import io.argosy.model.id.AppRef;
import io.argosy.model.id.ContentName;
import io.argosy.model.id.SpaceName;
import io.argosy.model.service.ContentKind;
import io.argosy.store.Entry;
import io.argosy.store.Snapshot;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// Configs and secrets that people keep by hand.
public final class Contents {

    private static final int MOST = 1000;

    private final Editor editor;
    private final ContentVault vault;

    public Contents(Editor editor, ContentVault vault) {
        this.editor = editor;
        this.vault = vault;
    }

    /// All of a space, those that apps bring too.
    public Result<List<ContentView>> list(Caller caller, SpaceName space) {
        return caller.mayNot(Role.VIEWER, space).<Result<List<ContentView>>>map(Result::refused)
                .orElseGet(() -> Result.done(views(editor.snapshot(), space)));
    }

    /// Makes the first or the next version; the same content as the newest version makes none. Needs an operator.
    public Result<ContentRef> put(Caller caller, SpaceName space, ContentKind kind, ContentName name, byte[] bytes) {
        if (bytes.length > ContentVersions.MOST_BYTES) {
            return Result.refused(FaultCode.TOO_LARGE, "%d bytes, and at most %d are taken".formatted(bytes.length, ContentVersions.MOST_BYTES),
                    "keep it in a volume or an image");
        }
        return caller.mayNot(Role.OPERATOR, space).<Result<ContentRef>>map(Result::refused)
                .orElseGet(() -> editor.edit(edit -> put(edit, caller, space, kind, name, bytes)));
    }

    private Result<ContentRef> put(Edit edit, Caller caller, SpaceName space, ContentKind kind, ContentName name, byte[] bytes) {
        Optional<Entry<ContentRef, StoredContent>> latest = ContentVault.latest(edit.snapshot(), space, kind, name);
        Optional<AppRef> owner = latest.flatMap(known -> known.value().owner());
        if (owner.isPresent()) {
            return Result.refused(FaultCode.NAME_TAKEN, "%s %s is kept by app %s".formatted(ContentVersions.word(kind), name, owner.get()),
                    "change it in the app's files, or choose another name");
        }
        if (latest.filter(known -> Arrays.equals(vault.bytes(known.key(), known.value()), bytes)).isPresent()) {
            return Result.done(latest.get().key());
        }
        if (latest.isEmpty() && views(edit.snapshot(), space).size() >= MOST) {
            return Result.refused(FaultCode.LIMIT_EXCEEDED, "space %s has %d configs and secrets, and no more are kept".formatted(space, MOST),
                    "remove some");
        }
        ContentRef ref = new ContentRef(space, kind, name, latest.map(known -> known.key().version() + 1).orElse(1));
        edit.put(Tables.CONTENTS, ref, vault.stored(ref, Optional.empty(), bytes, edit.now()));
        edit.audit(caller, ContentVersions.word(kind) + ".put", space + "/" + name, "version %d, %d bytes".formatted(ref.version(), bytes.length));
        return Result.done(ref);
    }

    /// Removes all versions. Refused while an app uses one. Needs an operator.
    public Result<ContentView> remove(Caller caller, SpaceName space, ContentKind kind, ContentName name) {
        return caller.mayNot(Role.OPERATOR, space).<Result<ContentView>>map(Result::refused)
                .orElseGet(() -> editor.edit(edit -> remove(edit, caller, space, kind, name)));
    }

    private static Result<ContentView> remove(Edit edit, Caller caller, SpaceName space, ContentKind kind, ContentName name) {
        Optional<ContentView> found = views(edit.snapshot(), space).stream()
                .filter(view -> view.kind() == kind && view.name().equals(name)).findFirst();
        if (found.isEmpty()) {
            return Result.refused(FaultCode.CONTENT_NOT_FOUND, "there is no %s %s in space %s".formatted(ContentVersions.word(kind), name, space),
                    "look at the list");
        }
        if (!found.get().usedBy().isEmpty()) {
            String apps = String.join(", ", found.get().usedBy().stream().map(AppRef::toString).toList());
            return Result.refused(FaultCode.CONTENT_IN_USE, "%s %s is used by %s".formatted(ContentVersions.word(kind), name, apps),
                    "deploy the apps without it, and wait until the releases that use it are no longer kept");
        }
        versions(edit.snapshot(), space, kind, name).forEach(entry -> edit.delete(Tables.CONTENTS, entry.key()));
        edit.audit(caller, ContentVersions.word(kind) + ".remove", space + "/" + name, "");
        return Result.done(found.get());
    }

    private static Collection<Entry<ContentRef, StoredContent>> versions(Snapshot snapshot, SpaceName space, ContentKind kind, ContentName name) {
        return snapshot.scan(Tables.CONTENTS, Tables.versions(space, kind, name));
    }

    private static List<ContentView> views(Snapshot snapshot, SpaceName space) {
        ContentUses uses = ContentUses.in(snapshot);
        Map<String, Entry<ContentRef, StoredContent>> newest = new LinkedHashMap<>();
        for (Entry<ContentRef, StoredContent> entry : snapshot.scan(Tables.CONTENTS, Tables.within(space))) {
            newest.put(Tables.versions(space, entry.key().kind(), entry.key().name()), entry);
        }
        return newest.values().stream().map(entry -> view(snapshot, uses, entry)).toList();
    }

    private static ContentView view(Snapshot snapshot, ContentUses uses, Entry<ContentRef, StoredContent> newest) {
        ContentRef ref = newest.key();
        TreeSet<AppRef> apps = new TreeSet<>();
        versions(snapshot, ref.space(), ref.kind(), ref.name()).forEach(entry -> apps.addAll(uses.of(entry.key())));
        return new ContentView(ref.space(), ref.kind(), ref.name(), ref.version(), newest.value().size(), newest.value().createdAt(), List.copyOf(apps));
    }
}
