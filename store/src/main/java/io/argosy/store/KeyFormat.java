package io.argosy.store;

import java.util.function.Function;

/// How keys of a table are written: as a path, whose parts go from the general to the particular, so that a scan by prefix
/// finds what belongs together.
///
/// @param <K> the key
public interface KeyFormat<K> {

    /// @return printable ASCII without blanks, at most [Limits#KEY_LENGTH] characters; different for different keys
    String path(K key);

    /// The key that was written as this path.
    ///
    /// @throws IllegalArgumentException when there is none
    K parse(String path);

    static <K> KeyFormat<K> of(Function<K, String> path, Function<String, K> parse) {
        return new KeyFormat<>() {
            @Override
            public String path(K key) {
                return path.apply(key);
            }

            @Override
            public K parse(String text) {
                return parse.apply(text);
            }
        };
    }
}
