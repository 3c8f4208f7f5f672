package io.argosy.control.join;

import io.argosy.control.change.Editor;
import io.argosy.control.record.StoredNodeToken;
import io.argosy.control.record.Tables;
import io.argosy.control.token.TokenHash;
import io.argosy.store.Snapshot;
import java.util.Optional;

/// Tokens with which machines join.
public final class NodeTokens {

    /// The name of the token that the server's own machine joins with.
    public static final String BOOTSTRAP = "bootstrap";

    private final Editor editor;

    public NodeTokens(Editor editor) {
        this.editor = editor;
    }

    /// Makes this the secret of the token named `bootstrap`, which any number of machines may use. The server calls this at each start.
    ///
    /// @throws io.argosy.control.change.NotWritten when the store failed
    public void bootstrap(String secret) {
        String hash = TokenHash.of(secret);
        editor.write(edit -> {
            edit.snapshot().scan(Tables.NODE_TOKENS).stream()
                    .filter(known -> known.value().name().equals(BOOTSTRAP) && !known.key().equals(hash))
                    .forEach(old -> edit.delete(Tables.NODE_TOKENS, old.key()));
            if (edit.snapshot().get(Tables.NODE_TOKENS, hash).isEmpty()) {
                edit.put(Tables.NODE_TOKENS, hash, new StoredNodeToken(BOOTSTRAP, edit.now()));
            }
        });
    }

    static Optional<StoredNodeToken> find(Snapshot snapshot, String secret) {
        return snapshot.get(Tables.NODE_TOKENS, TokenHash.of(secret));
    }
}
