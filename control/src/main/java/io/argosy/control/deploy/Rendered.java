package io.argosy.control.deploy;

import io.argosy.control.fault.Place;
import io.argosy.model.app.Template;
import io.argosy.model.id.ContentName;
import io.argosy.model.service.AppSpec;
import io.argosy.model.unit.Frozen;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What Compose files mean.
///
/// @param configs contents of configs that are not external, by their key in the spec
/// @param secrets contents of secrets that are not external, by their key in the spec
/// @param compose the canonical Compose text, without secrets
public record Rendered(
        AppSpec spec,
        Map<ContentName, byte[]> configs,
        Map<ContentName, byte[]> secrets,
        Template template,
        String compose,
        List<Place> warnings) {

    public Rendered {
        Objects.requireNonNull(spec, "spec");
        configs = Frozen.map(configs);
        secrets = Frozen.map(secrets);
        Objects.requireNonNull(template, "template");
        Objects.requireNonNull(compose, "compose");
        warnings = Frozen.list(warnings);
    }

    Rendered with(AppSpec changed) {
        return new Rendered(changed, configs, secrets, template, compose, warnings);
    }
}
