package io.argosy.compose.layer;

import io.argosy.compose.source.Place;
import io.argosy.compose.source.Problems;
import io.argosy.compose.source.Sources;
import io.argosy.compose.yaml.Document;
import io.argosy.compose.yaml.Limits;
import io.argosy.compose.yaml.YamlReader;
import java.util.List;
import java.util.Optional;

/// Reads files for one load, at most [#MOST_FILES] of them.
public final class Reading {
    private static final int MOST_FILES = 200;

    private final Sources sources;
    private final Problems problems;
    private final YamlReader yaml = new YamlReader(Limits.STANDARD);
    private int files;

    public Reading(Sources sources, Problems problems) {
        this.sources = sources;
        this.problems = problems;
    }

    public Sources sources() {
        return sources;
    }

    public Problems problems() {
        return problems;
    }

    /// The documents of a file; a missing or broken one is an error at `asked` and has none.
    public List<Document> documents(String file, Place asked, String field) {
        return bytes(file, asked, field).map(bytes -> yaml.read(file, bytes, problems)).orElse(List.of());
    }

    public Optional<byte[]> bytes(String file, Place asked, String field) {
        if (++files > MOST_FILES) {
            problems.error(asked, field, "more than " + MOST_FILES + " files", "");
            return Optional.empty();
        }
        var bytes = sources.read(file);
        if (bytes.isEmpty()) {
            problems.error(asked, field, sources.isDirectory(file) ? file + " is a directory" : "file not found: " + file,
                    "check the path");
        }
        return bytes;
    }
}
