package io.argosy.model.app;

import io.argosy.model.id.AppRef;
import io.argosy.model.id.ContentName;
import io.argosy.model.id.ReleaseNumber;
import io.argosy.model.id.ServiceName;
import io.argosy.model.service.AppSpec;
import io.argosy.model.unit.Frozen;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// A release that was asked for and whose images are not pinned yet. Nothing runs of it.
///
/// @param configs version of each config, by its key in the spec
/// @param secrets version of each secret, by its key in the spec
/// @param pinned identities known already, as for a rollback
/// @param force services to replace though nothing about them changed
/// @param compose the canonical Compose text, without secrets
public record Draft(
        AppRef app,
        ReleaseNumber number,
        AppSpec spec,
        Map<ContentName, ContentRef> configs,
        Map<ContentName, ContentRef> secrets,
        Map<ServiceName, ImageIdentity> pinned,
        Set<ServiceName> force,
        Template template,
        String compose,
        Origin origin) {

    public Draft {
        Objects.requireNonNull(app, "app");
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(spec, "spec");
        configs = Frozen.map(configs);
        secrets = Frozen.map(secrets);
        pinned = Frozen.map(pinned);
        force = Frozen.set(force);
        Objects.requireNonNull(template, "template");
        Objects.requireNonNull(compose, "compose");
        Objects.requireNonNull(origin, "origin");
    }
}
