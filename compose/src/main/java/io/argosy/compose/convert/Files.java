package io.argosy.compose.convert;

import io.argosy.model.id.ContentName;
import io.argosy.model.service.ContentKind;
import io.argosy.model.service.FileSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Configs and secrets that a service mounts.
final class Files {
    private static final int READABLE = 0444;

    private Files() {}

    static List<FileSpec> of(Fields service) {
        var files = new ArrayList<FileSpec>();
        service.items("configs").forEach(file -> file(file, ContentKind.CONFIG, "/").ifPresent(files::add));
        service.items("secrets").forEach(file -> file(file, ContentKind.SECRET, "/run/secrets/").ifPresent(files::add));
        return files;
    }

    private static Optional<FileSpec> file(Fields file, ContentKind kind, String directory) {
        var source = file.text("source").orElse("");
        var target = file.text("target").orElse(source);
        return file.findings().make(file, () -> new FileSpec(kind, new ContentName(source),
                target.startsWith("/") ? target : directory + target, file.count("uid", 0), file.count("gid", 0),
                file.text("mode").map(mode -> Integer.parseInt(mode, 8)).orElse(READABLE)));
    }
}
