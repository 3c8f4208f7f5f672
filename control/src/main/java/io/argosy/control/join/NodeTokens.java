package io.argosy.control.join;

import io.argosy.control.access.Caller;
import io.argosy.control.access.Role;
import io.argosy.control.change.Edit;
import io.argosy.control.change.Editor;
import io.argosy.control.fault.Fault;
import io.argosy.control.fault.FaultCode;
import io.argosy.control.fault.Result;
import io.argosy.control.record.Ids;
import io.argosy.control.record.StoredAuthority;
import io.argosy.control.record.StoredNodeToken;
import io.argosy.control.record.Tables;
import io.argosy.control.token.TokenHash;
import io.argosy.model.id.NodeId;
import io.argosy.model.join.JoinToken;
import io.argosy.store.Entry;
import io.argosy.store.Snapshot;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Tokens with which machines join. Safe for any number of threads.
public final class NodeTokens {

    /// The name of the token that the server's own machine joins with.
    public static final String BOOTSTRAP = "bootstrap";

    private static final int MOST = 1000;
    private static final int MOST_USES = 10_000;
    private static final Duration LONGEST = Duration.ofDays(3650);
    private static final int SECRET_BYTES = 24;

    private final Editor editor;
    private final Ids ids;
    private final SecureRandom random = new SecureRandom();

    public NodeTokens(Editor editor, Ids ids) {
        this.editor = editor;
        this.ids = ids;
    }

    /// Makes this the secret of the token named `bootstrap`, which any number of machines may use. The server calls this at each start. Once revoked, it stays so.
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

    /// A new token. Needs an admin, of the token's space at least.
    public Result<NewNodeToken> create(Caller caller, NodeTokenSpec spec) {
        return editor.edit(edit -> mayNot(caller, spec).or(() -> outOfBounds(edit, spec)).<Result<NewNodeToken>>map(Result::refused)
                .orElseGet(() -> make(edit, caller, spec)));
    }

    private Result<NewNodeToken> make(Edit edit, Caller caller, NodeTokenSpec spec) {
        Optional<StoredAuthority> authority = edit.snapshot().get(Tables.AUTHORITY, StoredAuthority.KEY);
        if (authority.isEmpty()) {
            return Result.refused(FaultCode.WRONG_STATE, "the server has no authority yet that agents could know it by", "try again in a moment");
        }
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        JoinToken text = new JoinToken(HexFormat.of().formatHex(secret), authority.get().fingerprint());
        StoredNodeToken token = new StoredNodeToken(ids.next(), edit.now(), spec.lifetime().map(edit.now()::plus), spec.uses(), 0, spec.pool(),
                spec.space(), Optional.empty(), Optional.empty());
        oldest(edit).ifPresent(useless -> edit.delete(Tables.NODE_TOKENS, useless.key()));
        edit.put(Tables.NODE_TOKENS, TokenHash.of(text.secret()), token);
        edit.audit(caller, "node-token.create", token.name(),
                "for pool " + token.pool() + token.space().map(only -> " and space " + only + " only").orElse(""));
        return Result.done(new NewNodeToken(token, text));
    }

    /// What lets nobody in any more is kept for people to look at, until there is no room for it.
    private static Optional<Entry<String, StoredNodeToken>> oldest(Edit edit) {
        Collection<Entry<String, StoredNodeToken>> all = edit.snapshot().scan(Tables.NODE_TOKENS);
        return all.size() < MOST ? Optional.empty() : all.stream().filter(each -> useless(edit, each.value()))
                .min(Comparator.comparing(each -> each.value().createdAt()));
    }

    /// The first token's record says that it was revoked, also when the server starts again.
    private static boolean useless(Edit edit, StoredNodeToken token) {
        return !token.good(edit.now()) && !token.name().equals(BOOTSTRAP);
    }

    private static Optional<Fault> mayNot(Caller caller, NodeTokenSpec spec) {
        return spec.space().flatMap(space -> caller.mayNot(Role.ADMIN, space)).or(() -> spec.space().isPresent() ? Optional.empty() : caller.mayNot(Role.ADMIN));
    }

    private static Optional<Fault> outOfBounds(Edit edit, NodeTokenSpec spec) {
        if (spec.uses().filter(uses -> uses < 1 || uses > MOST_USES).isPresent()) {
            return invalid("a node token is good for 1 to %,d machines, not for %d".formatted(MOST_USES, spec.uses().get()));
        }
        if (spec.lifetime().filter(life -> life.isNegative() || life.isZero() || life.compareTo(LONGEST) > 0).isPresent()) {
            return invalid("a node token lives at most %d days, and at least a moment".formatted(LONGEST.toDays()));
        }
        if (edit.snapshot().scan(Tables.NODE_TOKENS).size() >= MOST && oldest(edit).isEmpty()) {
            return Optional.of(Fault.of(FaultCode.LIMIT_EXCEEDED, "there are %d node tokens, and no more are kept".formatted(MOST), "revoke some"));
        }
        return Optional.empty();
    }

    private static Optional<Fault> invalid(String problem) {
        return Optional.of(Fault.of(FaultCode.INVALID_REQUEST, problem, "give another number"));
    }

    /// All tokens that the caller may make, newest first. Needs an admin.
    public Result<List<NodeTokenView>> list(Caller caller) {
        if (!caller.role().includes(Role.ADMIN)) {
            return Result.refused(caller.mayNot(Role.ADMIN).orElseThrow());
        }
        Instant now = editor.now();
        return Result.done(editor.snapshot().scan(Tables.NODE_TOKENS).stream().map(Entry::value)
                .filter(token -> mayNot(caller, token).isEmpty())
                .sorted(Comparator.comparing(StoredNodeToken::createdAt).reversed())
                .map(token -> new NodeTokenView(token, token.good(now))).toList());
    }

    private static Optional<Fault> mayNot(Caller caller, StoredNodeToken token) {
        return mayNot(caller, new NodeTokenSpec(token.pool(), token.space(), Optional.empty(), Optional.empty()));
    }

    /// It lets nobody in from now on; machines that joined with it stay. Needs an admin, of the token's space at least.
    public Result<NodeTokenView> revoke(Caller caller, String name) {
        return editor.edit(edit -> revoke(edit, caller, name));
    }

    private static Result<NodeTokenView> revoke(Edit edit, Caller caller, String name) {
        Optional<Entry<String, StoredNodeToken>> found =
                edit.snapshot().scan(Tables.NODE_TOKENS).stream().filter(entry -> entry.value().name().equals(name)).findFirst();
        Optional<Fault> fault = found.isPresent() ? mayNot(caller, found.get().value()) : caller.mayNot(Role.ADMIN);
        if (fault.isPresent()) {
            return Result.refused(fault.get());
        }
        if (found.isEmpty()) {
            return Result.refused(FaultCode.TOKEN_NOT_FOUND, "there is no node token named '%.80s'".formatted(name), "list them with `argosy node tokens`");
        }
        StoredNodeToken revoked = found.get().value().revoked(edit.now());
        if (found.get().value().revokedAt().isEmpty()) {
            edit.put(Tables.NODE_TOKENS, found.get().key(), revoked);
            edit.audit(caller, "node-token.revoke", name, "");
        }
        return Result.done(new NodeTokenView(revoked, false));
    }

    static Optional<StoredNodeToken> find(Snapshot snapshot, String secret) {
        return snapshot.get(Tables.NODE_TOKENS, TokenHash.of(secret));
    }

    /// This machine has joined with it.
    static void use(Edit edit, String secret, NodeId node) {
        String hash = TokenHash.of(secret);
        edit.put(Tables.NODE_TOKENS, hash, edit.snapshot().get(Tables.NODE_TOKENS, hash).orElseThrow().usedBy(node));
    }
}
