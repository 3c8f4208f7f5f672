package io.argosy.store.backup;

import io.argosy.model.leadership.Fence;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/// What a backup is of.
///
/// @param argosy always `backup`
/// @param version of the file's format
/// @param made when
/// @param store from which kind of store
/// @param fence of the state; a state that is restored from it has a higher incarnation
/// @param revision of the state
/// @param key with which secrets are sealed, in hexadecimal; absent unless it was asked for
public record BackupHeader(String argosy, int version, Instant made, String store, Fence fence, long revision, Optional<String> key) {

    /// Raise it with each change that a program before it would misread.
    static final int VERSION = 1;

    private static final String WORD = "backup";

    public BackupHeader {
        Objects.requireNonNull(made, "made");
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(fence, "fence");
        if (!WORD.equals(argosy)) {
            throw new IllegalArgumentException("it does not begin as a backup of Argosy does");
        }
    }

    public static BackupHeader of(Instant made, String store, Fence fence, long revision) {
        return new BackupHeader(WORD, VERSION, made, store, fence, revision, Optional.empty());
    }

    public BackupHeader withKey(Optional<String> sealing) {
        return new BackupHeader(argosy, version, made, store, fence, revision, sealing);
    }
}
