package io.argosy.control.token;

import io.argosy.control.access.Caller;
import io.argosy.control.access.Role;
import io.argosy.control.change.Edit;
import io.argosy.control.change.Editor;
import io.argosy.control.fault.Fault;
import io.argosy.control.fault.FaultCode;
import io.argosy.control.fault.Result;
import io.argosy.control.record.StoredToken;
import io.argosy.control.record.Tables;
import io.argosy.model.id.SpaceName;
import io.argosy.store.Entry;
import io.argosy.store.Snapshot;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Tokens and those who show them.
public final class Tokens {

    /// The name of the first admin's token.
    public static final String BOOTSTRAP = "bootstrap";

    private static final int MOST = 1000;
    private static final int RANDOM_BYTES = 32;
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]{0,62}");

    private final Editor editor;
    private final SecureRandom random = new SecureRandom();

    public Tokens(Editor editor) {
        this.editor = editor;
    }

    /// Who shows this token; empty when it is not known. Tokens are looked up by their hash, so that an answer's time tells nothing of them.
    public Optional<Caller> authenticate(String token) {
        return editor.snapshot().get(Tables.TOKENS, TokenHash.of(token))
                .map(known -> new Caller(known.name(), known.role(), known.space()));
    }

    /// The token of that name.
    public Optional<TokenView> find(String name) {
        return find(editor.snapshot(), name).map(entry -> view(entry.value()));
    }

    /// Makes this the token of the first admin, named `bootstrap`, in place of any before. The server calls this at each start with what its
    /// token file holds, which it writes first.
    ///
    /// @throws io.argosy.control.change.NotWritten when the store failed
    public void bootstrap(String token) {
        String hash = TokenHash.of(token);
        editor.write(edit -> {
            find(edit.snapshot(), BOOTSTRAP).filter(known -> !known.key().equals(hash)).ifPresent(old -> edit.delete(Tables.TOKENS, old.key()));
            if (edit.snapshot().get(Tables.TOKENS, hash).isEmpty()) {
                edit.put(Tables.TOKENS, hash, new StoredToken(BOOTSTRAP, Role.ADMIN, Optional.empty(), edit.now()));
            }
        });
    }

    /// A new token of at least 32 characters; this answer is the only time it is shown. Needs an admin.
    public Result<String> create(Caller caller, String name, Role role, Optional<SpaceName> space) {
        return editor.edit(edit -> caller.mayNot(Role.ADMIN).<Result<String>>map(Result::refused)
                .orElseGet(() -> create(edit, caller, name, role, space)));
    }

    private Result<String> create(Edit edit, Caller caller, String name, Role role, Optional<SpaceName> space) {
        if (!NAME.matcher(name).matches()) {
            return Result.refused(FaultCode.INVALID_REQUEST, "'%.80s' is no name for a token".formatted(name),
                    "use letters, digits, - _ and ., at most 63");
        }
        if (find(edit.snapshot(), name).isPresent()) {
            return Result.refused(FaultCode.NAME_TAKEN, "there is a token named " + name, "revoke it first, or use another name");
        }
        if (edit.snapshot().scan(Tables.TOKENS).size() >= MOST) {
            return Result.refused(FaultCode.LIMIT_EXCEEDED, "there are %d tokens, and no more are kept".formatted(MOST), "revoke some");
        }
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        edit.put(Tables.TOKENS, TokenHash.of(token), new StoredToken(name, role, space, edit.now()));
        edit.audit(caller, "token.create", name, role + space.map(only -> " in space " + only).orElse(""));
        return Result.done(token);
    }

    /// All tokens by name, without the tokens themselves. Needs an admin.
    public Result<List<TokenView>> list(Caller caller) {
        return caller.mayNot(Role.ADMIN).<Result<List<TokenView>>>map(Result::refused)
                .orElseGet(() -> Result.done(editor.snapshot().scan(Tables.TOKENS).stream()
                        .map(entry -> view(entry.value())).sorted(Comparator.comparing(TokenView::name)).toList()));
    }

    /// Needs an admin. What was begun with the token goes on.
    public Result<TokenView> revoke(Caller caller, String name) {
        Optional<Fault> fault = caller.mayNot(Role.ADMIN);
        return fault.isPresent() ? Result.refused(fault.get()) : editor.edit(edit -> revoke(edit, caller, name));
    }

    private static Result<TokenView> revoke(Edit edit, Caller caller, String name) {
        Optional<Entry<String, StoredToken>> found = find(edit.snapshot(), name);
        if (found.isEmpty()) {
            return Result.refused(FaultCode.TOKEN_NOT_FOUND, "there is no token named " + name, "look at the list of tokens");
        }
        edit.delete(Tables.TOKENS, found.get().key());
        edit.audit(caller, "token.revoke", name, "");
        return Result.done(view(found.get().value()));
    }

    private static Optional<Entry<String, StoredToken>> find(Snapshot snapshot, String name) {
        return snapshot.scan(Tables.TOKENS).stream().filter(entry -> entry.value().name().equals(name)).findFirst();
    }

    private static TokenView view(StoredToken token) {
        return new TokenView(token.name(), token.role(), token.space(), token.createdAt());
    }
}
