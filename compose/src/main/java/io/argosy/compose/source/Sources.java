package io.argosy.compose.source;

import java.util.Optional;

/// The files a load may look at, by absolute, cleaned, slash-separated path. Answers must not change during a load: the
/// result of a load is a function of these answers and the request.
public interface Sources {
    /// The file's content; empty when there is no such file or the path is a directory.
    Optional<byte[]> read(String path);

    boolean exists(String path);

    boolean isDirectory(String path);
}
