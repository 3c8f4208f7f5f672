package io.argosy.control.registry;

import io.argosy.control.access.Caller;
import io.argosy.control.access.Role;
import io.argosy.control.change.Edit;
import io.argosy.control.change.Editor;
import io.argosy.control.fault.FaultCode;
import io.argosy.control.fault.Result;
import io.argosy.control.record.StoredRegistry;
import io.argosy.control.record.Tables;
import io.argosy.store.Entry;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Credentials that the cluster pulls images with. All of it needs an admin.
public final class Registries {

    private static final int MOST = 100;
    private static final int MOST_TEXT = 4096;
    private static final Pattern HOST = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?(:[0-9]{1,5})?");

    private final Editor editor;
    private final RegistryVault vault;

    public Registries(Editor editor, RegistryVault vault) {
        this.editor = editor;
        this.vault = vault;
    }

    /// Keeps credentials, in place of those it had for that registry.
    ///
    /// @param host with its port where it has one, as references of images name it
    public Result<RegistryView> login(Caller caller, String host, String username, String password) {
        if (!HOST.matcher(host).matches()) {
            return Result.refused(FaultCode.INVALID_REQUEST, "'%.80s' is not the host of a registry".formatted(host),
                    "write it as images name it, such as registry.example.com:5000, or docker.io");
        }
        if (username.isEmpty() || password.isEmpty() || username.length() > MOST_TEXT || password.length() > MOST_TEXT) {
            return Result.refused(FaultCode.INVALID_REQUEST, "a login has a name and a password, each of at most %d characters".formatted(MOST_TEXT),
                    "give both");
        }
        return caller.mayNot(Role.ADMIN).<Result<RegistryView>>map(Result::refused)
                .orElseGet(() -> editor.edit(edit -> login(edit, caller, host, username, password)));
    }

    private Result<RegistryView> login(Edit edit, Caller caller, String host, String username, String password) {
        Optional<StoredRegistry> before = edit.snapshot().get(Tables.REGISTRIES, host);
        if (before.filter(known -> vault.holds(host, known, username, password)).isPresent()) {
            return Result.done(view(host, before.get()));
        }
        if (before.isEmpty() && edit.snapshot().scan(Tables.REGISTRIES).size() >= MOST) {
            return Result.refused(FaultCode.LIMIT_EXCEEDED, "there are logins for %d registries, and no more are kept".formatted(MOST), "log out of some");
        }
        StoredRegistry stored = vault.stored(host, username, password, caller.who(), edit.now());
        edit.put(Tables.REGISTRIES, host, stored);
        edit.audit(caller, "registry.login", host, "as " + username);
        return Result.done(view(host, stored));
    }

    /// All of them by host, without passwords.
    public Result<List<RegistryView>> list(Caller caller) {
        return caller.mayNot(Role.ADMIN).<Result<List<RegistryView>>>map(Result::refused)
                .orElseGet(() -> Result.done(editor.snapshot().scan(Tables.REGISTRIES).stream().map(Registries::view).toList()));
    }

    /// Forgets them. Nodes lose them at once; images that are there stay.
    public Result<RegistryView> logout(Caller caller, String host) {
        return caller.mayNot(Role.ADMIN).<Result<RegistryView>>map(Result::refused)
                .orElseGet(() -> editor.edit(edit -> logout(edit, caller, host)));
    }

    private static Result<RegistryView> logout(Edit edit, Caller caller, String host) {
        Optional<StoredRegistry> known = edit.snapshot().get(Tables.REGISTRIES, host);
        if (known.isEmpty()) {
            return Result.refused(FaultCode.REGISTRY_NOT_FOUND, "there is no login for registry '%.80s'".formatted(host), "look at the list");
        }
        edit.delete(Tables.REGISTRIES, host);
        edit.audit(caller, "registry.logout", host, "");
        return Result.done(view(host, known.get()));
    }

    private static RegistryView view(Entry<String, StoredRegistry> entry) {
        return view(entry.key(), entry.value());
    }

    private static RegistryView view(String host, StoredRegistry stored) {
        return new RegistryView(host, stored.username(), stored.by(), stored.changedAt());
    }
}
