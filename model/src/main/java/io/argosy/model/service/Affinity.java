package io.argosy.model.service;

import io.argosy.model.id.AppName;
import io.argosy.model.id.AppRef;
import io.argosy.model.id.ServiceName;
import io.argosy.model.id.ServiceRef;
import java.util.Objects;
import java.util.Optional;

/// How the tasks of a service stand to those of another, or to each other: near them, or apart from them.
///
/// @param app of the same space whose service is meant; the service's own app when absent
/// @param over attribute of nodes; nodes with one value are one place, such as `node.id`, `node.zone` or `node.labels.rack`
/// @param required whether tasks rather wait than break it
public record Affinity(Kind kind, Optional<AppName> app, ServiceName service, String over, boolean required) {

    /// The place of those who say nothing of it: the node.
    public static final String NODE = "node.id";

    /// Which way it pulls.
    public enum Kind { NEAR, APART }

    public Affinity {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(app, "app");
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(over, "over");
    }

    /// The other service.
    ///
    /// @param own the app of the service that says it
    public ServiceRef otherFrom(AppRef own) {
        return new ServiceRef(app.map(name -> new AppRef(own.space(), name)).orElse(own), service);
    }

    /// The other service as people write it: `db`, or `shop/db` when it is another app's.
    public String other() {
        return app.map(name -> name + "/").orElse("") + service;
    }
}
