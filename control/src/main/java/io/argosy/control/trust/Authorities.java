package io.argosy.control.trust;

import io.argosy.control.change.Editor;
import io.argosy.control.content.SecretCipher;
import io.argosy.control.record.StoredAuthority;
import io.argosy.control.record.Tables;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;

/// Keeps the cluster's authority, with its key sealed, where every server of the cluster finds it.
public final class Authorities {

    static final String CONTEXT = "authority";

    private final Editor editor;
    private final SecretCipher cipher;

    public Authorities(Editor editor, SecretCipher cipher) {
        this.editor = editor;
        this.cipher = cipher;
    }

    /// The authority, which is made once.
    ///
    /// @throws IllegalStateException when its key was sealed with another server's key file
    /// @throws io.argosy.control.change.NotWritten when the store failed
    public OpenAuthority findOr(Supplier<OpenAuthority> make) {
        Optional<StoredAuthority> known = stored();
        if (known.isEmpty()) {
            StoredAuthority made = seal(make.get());
            editor.write(edit -> {
                if (edit.snapshot().get(Tables.AUTHORITY, StoredAuthority.KEY).isEmpty()) {
                    edit.put(Tables.AUTHORITY, StoredAuthority.KEY, made);
                }
            });
        }
        return open(stored().orElseThrow());
    }

    /// The authority, when the cluster has one.
    ///
    /// @throws IllegalStateException when its key was sealed with another server's key file
    public Optional<OpenAuthority> find() {
        return stored().map(this::open);
    }

    private Optional<StoredAuthority> stored() {
        return editor.snapshot().get(Tables.AUTHORITY, StoredAuthority.KEY);
    }

    private StoredAuthority seal(OpenAuthority open) {
        return new StoredAuthority(Base64.getEncoder().encodeToString(open.certificate()),
                Base64.getEncoder().encodeToString(cipher.seal(open.key(), CONTEXT)), open.fingerprint(), editor.now());
    }

    private OpenAuthority open(StoredAuthority stored) {
        return new OpenAuthority(Base64.getDecoder().decode(stored.certificate()),
                cipher.open(Base64.getDecoder().decode(stored.sealedKey()), CONTEXT), stored.fingerprint());
    }
}
