package io.argosy.compose.convert;

import io.argosy.model.id.ContentName;
import io.argosy.model.service.ContentKind;
import io.argosy.model.service.ContentSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The top-level configs and secrets, and where their content is.
final class Contents {
    private final Fields project;
    private final List<Content> origins = new ArrayList<>();

    Contents(Fields project) {
        this.project = project;
    }

    List<Content> origins() {
        return origins;
    }

    Map<ContentName, ContentSpec> configs() {
        return specs("configs", ContentKind.CONFIG);
    }

    Map<ContentName, ContentSpec> secrets() {
        return specs("secrets", ContentKind.SECRET);
    }

    private Map<ContentName, ContentSpec> specs(String section, ContentKind kind) {
        var specs = new LinkedHashMap<ContentName, ContentSpec>();
        project.entries(section).forEach((key, fields) -> project.findings().make(fields, () -> new ContentName(key))
                .ifPresent(name -> spec(kind, name, fields).ifPresent(spec -> specs.put(name, spec))));
        return specs;
    }

    private Optional<ContentSpec> spec(ContentKind kind, ContentName key, Fields fields) {
        var external = fields.flag("external");
        origin(fields).filter(origin -> !external).ifPresent(origin -> origins.add(new Content(kind, key, origin, fields.place())));
        return project.findings().make(fields, () ->
                new ContentSpec(new ContentName(fields.text("name").orElse(key.value())), external));
    }

    private static Optional<Content.Origin> origin(Fields fields) {
        var file = fields.text("file").<Content.Origin>map(Content.Origin.File::new);
        var variable = fields.text("environment").<Content.Origin>map(Content.Origin.Variable::new);
        var inline = fields.text("content").<Content.Origin>map(Content.Origin.Inline::new);
        return file.or(() -> variable).or(() -> inline);
    }
}
