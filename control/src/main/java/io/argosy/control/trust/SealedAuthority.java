package io.argosy.control.trust;

import io.argosy.control.content.SecretCipher;
import io.argosy.control.record.StoredAuthority;
import io.argosy.control.record.Tables;
import io.argosy.store.Snapshot;
import java.util.Base64;
import java.util.Optional;

/// What a server can find out from the authority's record before it takes part.
public final class SealedAuthority {

    private SealedAuthority() {}

    /// Whether the cluster has an authority, and so a key.
    public static boolean isIn(Snapshot snapshot) {
        return stored(snapshot).isPresent();
    }

    /// Whether this is the key of the cluster's servers.
    public static boolean opensWith(Snapshot snapshot, SecretCipher cipher) {
        try {
            cipher.open(Base64.getDecoder().decode(stored(snapshot).orElseThrow().sealedKey()), Authorities.CONTEXT);
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private static Optional<StoredAuthority> stored(Snapshot snapshot) {
        return snapshot.get(Tables.AUTHORITY, StoredAuthority.KEY);
    }
}
