package io.argosy.control.content;

import io.argosy.control.record.StoredContent;
import io.argosy.control.record.Tables;
import io.argosy.model.app.ContentRef;
import io.argosy.model.assignment.Item.ContentItem;
import io.argosy.model.id.AppRef;
import io.argosy.model.id.ContentName;
import io.argosy.model.id.SpaceName;
import io.argosy.model.service.ContentKind;
import io.argosy.store.Entry;
import io.argosy.store.Snapshot;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/// Where bytes of configs and secrets go in and come out. Safe for any number of threads.
public final class ContentVault {

    private final SecretCipher cipher;

    public ContentVault(SecretCipher cipher) {
        this.cipher = cipher;
    }

    /// The record of a new version, sealed when it is a secret.
    public StoredContent stored(ContentRef ref, Optional<AppRef> owner, byte[] bytes, Instant now) {
        byte[] kept = ref.kind() == ContentKind.SECRET ? cipher.seal(bytes, ref.toString()) : bytes;
        return new StoredContent(owner, bytes.length, Base64.getEncoder().encodeToString(kept), now);
    }

    /// The content as it was given.
    public byte[] bytes(ContentRef ref, StoredContent stored) {
        byte[] kept = Base64.getDecoder().decode(stored.base64());
        return ref.kind() == ContentKind.SECRET ? cipher.open(kept, ref.toString()) : kept;
    }

    /// The newest version of a content.
    public static Optional<Entry<ContentRef, StoredContent>> latest(
            Snapshot snapshot, SpaceName space, ContentKind kind, ContentName name) {
        return snapshot.scan(Tables.CONTENTS, Tables.versions(space, kind, name)).stream().reduce((_, newer) -> newer);
    }

    /// A version as agents get it; empty when it is not kept.
    public Optional<ContentItem> item(Snapshot snapshot, ContentRef ref) {
        return snapshot.get(Tables.CONTENTS, ref)
                .map(stored -> new ContentItem(ref, Base64.getEncoder().encodeToString(bytes(ref, stored))));
    }
}
