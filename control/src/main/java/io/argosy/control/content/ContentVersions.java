package io.argosy.control.content;

import io.argosy.control.change.Edit;
import io.argosy.control.fault.Fault;
import io.argosy.control.fault.FaultCode;
import io.argosy.control.fault.Result;
import io.argosy.control.record.StoredContent;
import io.argosy.control.record.Tables;
import io.argosy.model.app.ContentRef;
import io.argosy.model.id.AppRef;
import io.argosy.model.id.ContentName;
import io.argosy.model.service.ContentKind;
import io.argosy.model.service.ContentSpec;
import io.argosy.store.Entry;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Finds or makes the version of each config and secret that an app's files bring or ask for.
public final class ContentVersions {

    /// The most bytes one content may have: it is kept in one record.
    public static final int MOST_BYTES = 512 * 1024;

    private final Edit edit;
    private final ContentVault vault;
    private final AppRef app;

    public ContentVersions(Edit edit, ContentVault vault, AppRef app) {
        this.edit = edit;
        this.vault = vault;
        this.app = app;
    }

    /// @param specs by key in the app's spec
    /// @param contents of those that are not external, by the same keys
    /// @return versions by the same keys
    public Result<Map<ContentName, ContentRef>> of(ContentKind kind, Map<ContentName, ContentSpec> specs, Map<ContentName, byte[]> contents) {
        Map<ContentName, ContentRef> refs = new LinkedHashMap<>();
        for (Map.Entry<ContentName, ContentSpec> entry : specs.entrySet()) {
            Result<ContentRef> ref = entry.getValue().external()
                    ? existing(kind, entry.getValue().name())
                    : own(kind, entry.getKey(), entry.getValue().name(), contents.get(entry.getKey()));
            switch (ref) {
                case Result.Done<ContentRef> done -> refs.put(entry.getKey(), done.value());
                case Result.Refused<ContentRef>(Fault fault) -> {
                    return Result.refused(fault);
                }
            }
        }
        return Result.done(refs);
    }

    private Result<ContentRef> existing(ContentKind kind, ContentName name) {
        return ContentVault.latest(edit.snapshot(), app.space(), kind, name)
                .<Result<ContentRef>>map(latest -> {
                    edit.relyOn(Tables.CONTENTS, latest.key());
                    return Result.done(latest.key());
                })
                .orElseGet(() -> Result.refused(FaultCode.CONTENT_NOT_FOUND,
                        "there is no %s %s in space %s".formatted(word(kind), name, app.space()), "create it first, or do not declare it external"));
    }

    private Result<ContentRef> own(ContentKind kind, ContentName key, ContentName name, byte[] bytes) {
        if (bytes == null) {
            return Result.refused(FaultCode.INVALID_REQUEST, "the content of %s %s is missing".formatted(word(kind), key), "send it with the files");
        }
        if (bytes.length > MOST_BYTES) {
            return Result.refused(FaultCode.TOO_LARGE,
                    "%s %s has %d bytes, and at most %d are taken".formatted(word(kind), key, bytes.length, MOST_BYTES), "put it into the image or a volume");
        }
        Optional<Entry<ContentRef, StoredContent>> latest = ContentVault.latest(edit.snapshot(), app.space(), kind, name);
        if (latest.filter(other -> !other.value().owner().equals(Optional.of(app))).isPresent()) {
            String owner = latest.get().value().owner().map(other -> "app " + other).orElse("somebody by hand");
            return Result.refused(FaultCode.NAME_TAKEN, "%s %s of space %s is kept by %s".formatted(word(kind), name, app.space(), owner),
                    "declare it external to use it, or choose another name");
        }
        return Result.done(version(kind, name, bytes, latest));
    }

    private ContentRef version(ContentKind kind, ContentName name, byte[] bytes, Optional<Entry<ContentRef, StoredContent>> latest) {
        if (latest.filter(known -> Arrays.equals(vault.bytes(known.key(), known.value()), bytes)).isPresent()) {
            edit.relyOn(Tables.CONTENTS, latest.get().key());
            return latest.get().key();
        }
        int number = latest.map(known -> known.key().version() + 1).orElse(1);
        ContentRef ref = new ContentRef(app.space(), kind, name, number);
        edit.put(Tables.CONTENTS, ref, vault.stored(ref, Optional.of(app), bytes, edit.now()));
        return ref;
    }

    static String word(ContentKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
