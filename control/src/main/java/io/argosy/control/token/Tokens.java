package io.argosy.control.token;

import io.argosy.control.access.Caller;
import io.argosy.control.access.Role;
import io.argosy.control.fault.Result;
import io.argosy.model.id.SpaceName;
import java.util.List;
import java.util.Optional;

/// Tokens and those who show them.
public final class Tokens {

    /// Who shows this token; empty when it is not known. Quick, and takes the same time for every unknown token.
    public Optional<Caller> authenticate(String token) {
        throw new UnsupportedOperationException();
    }

    /// Makes this the token of the first admin, named `bootstrap`, in place of any before. The server calls this at each start with what its
    /// token file holds, which it writes first.
    public void bootstrap(String token) {
        throw new UnsupportedOperationException();
    }

    /// A new token of at least 32 characters; this answer is the only time it is shown. Needs an admin.
    public Result<String> create(Caller caller, String name, Role role, Optional<SpaceName> space) {
        throw new UnsupportedOperationException();
    }

    public Result<List<TokenView>> list(Caller caller) {
        throw new UnsupportedOperationException();
    }

    public Result<TokenView> revoke(Caller caller, String name) {
        throw new UnsupportedOperationException();
    }
}
