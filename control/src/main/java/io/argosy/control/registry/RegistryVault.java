package io.argosy.control.registry;

import io.argosy.control.content.SecretCipher;
import io.argosy.control.record.StoredRegistry;
import io.argosy.control.record.Tables;
import io.argosy.model.assignment.Item.RegistryItem;
import io.argosy.store.Snapshot;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/// Where passwords of registries go in and come out. Safe for any number of threads.
public final class RegistryVault {

    private final SecretCipher cipher;

    public RegistryVault(SecretCipher cipher) {
        this.cipher = cipher;
    }

    StoredRegistry stored(String host, String username, String password, String by, Instant now) {
        byte[] sealed = cipher.seal(password.getBytes(StandardCharsets.UTF_8), context(host));
        return new StoredRegistry(username, Base64.getEncoder().encodeToString(sealed), by, now);
    }

    boolean holds(String host, StoredRegistry stored, String username, String password) {
        return stored.username().equals(username) && password(host, stored).equals(password);
    }

    /// Credentials as agents get them; empty when there are none for that registry.
    public Optional<RegistryItem> item(Snapshot snapshot, String host) {
        return snapshot.get(Tables.REGISTRIES, host).map(stored -> new RegistryItem(host, stored.username(), password(host, stored)));
    }

    private String password(String host, StoredRegistry stored) {
        return new String(cipher.open(Base64.getDecoder().decode(stored.sealed()), context(host)), StandardCharsets.UTF_8);
    }

    private static String context(String host) {
        return "registry/" + host;
    }
}
