package io.argosy.model.service;

import io.argosy.model.id.ContentName;
import java.util.Objects;
import java.util.Optional;

/// A config or secret as a file in a container.
///
/// @param source key of `AppSpec.configs` or `AppSpec.secrets`
/// @param target absolute path in the container
/// @param uid numeric user, the container's root when absent
/// @param gid numeric group, the container's root when absent
/// @param mode permission bits, such as 0444
public record FileSpec(
        ContentKind kind, ContentName source, String target, Optional<Integer> uid, Optional<Integer> gid, int mode) {

    public FileSpec {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(uid, "uid");
        Objects.requireNonNull(gid, "gid");
        if (!target.startsWith("/")) {
            throw new IllegalArgumentException("a file needs an absolute target, not '" + target + "'");
        }
        if (mode < 0 || mode > 07777) {
            throw new IllegalArgumentException("not a file mode: " + Integer.toOctalString(mode));
        }
    }
}
