package io.argosy.model.service;

import io.argosy.model.unit.ByteSize;
import java.util.Objects;
import java.util.Optional;

/// A mount of a container.
///
/// @param source path for a bind, key of `AppSpec.volumes` for a volume; absent for tmpfs and anonymous volumes
/// @param target absolute path in the container
/// @param propagation of a bind, such as `rslave`
/// @param createHostPath whether a missing directory of a bind is made
/// @param copyFromImage whether a new volume starts with the image's files at the target
/// @param size of a tmpfs
/// @param fileMode permission bits of a tmpfs
public record MountSpec(
        MountKind kind,
        Optional<String> source,
        String target,
        boolean readOnly,
        Optional<String> propagation,
        boolean createHostPath,
        boolean copyFromImage,
        Optional<ByteSize> size,
        Optional<Integer> fileMode) {

    public MountSpec {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(propagation, "propagation");
        Objects.requireNonNull(size, "size");
        Objects.requireNonNull(fileMode, "fileMode");
        if (!target.startsWith("/")) {
            throw new IllegalArgumentException("a mount needs an absolute target, not '" + target + "'");
        }
    }

    public static MountSpec volume(String source, String target) {
        return new MountSpec(MountKind.VOLUME, Optional.of(source), target, false, Optional.empty(), true, true,
                Optional.empty(), Optional.empty());
    }
}
