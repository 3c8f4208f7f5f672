package io.argosy.control.server;

import io.argosy.control.change.Editor;
import io.argosy.control.content.SecretCipher;
import io.argosy.control.record.SharedSecret;
import io.argosy.control.record.Tables;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// Texts that are the same in the data directories of all servers, such as the token of the first administrator. The leader says them, the others write them down.
public final class SharedSecrets {

    private final Editor editor;
    private final SecretCipher cipher;

    public SharedSecrets(Editor editor, SecretCipher cipher) {
        this.editor = editor;
        this.cipher = cipher;
    }

    /// @throws IllegalStateException when it was sealed with another key
    public Optional<String> find(String name) {
        return editor.snapshot().get(Tables.SHARED_SECRETS, name)
                .map(secret -> new String(cipher.open(Base64.getDecoder().decode(secret.sealed()), context(name)), StandardCharsets.UTF_8));
    }

    /// Makes this the text of that name. Writes nothing when it is already.
    ///
    /// @throws io.argosy.control.change.NotWritten when the store failed, or this server does not lead
    public void keep(String name, String text) {
        if (!find(name).equals(Optional.of(text))) {
            String sealed = Base64.getEncoder().encodeToString(cipher.seal(text.getBytes(StandardCharsets.UTF_8), context(name)));
            editor.write(edit -> edit.put(Tables.SHARED_SECRETS, name, new SharedSecret(sealed)));
        }
    }

    private static String context(String name) {
        return "shared secret " + name;
    }
}
