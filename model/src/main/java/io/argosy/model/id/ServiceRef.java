package io.argosy.model.id;

import java.util.Comparator;
import java.util.Objects;

/// A service, wherever it is spoken of outside its app.
public record ServiceRef(AppRef app, ServiceName service) implements Comparable<ServiceRef> {

    private static final Comparator<ServiceRef> ORDER = Comparator.comparing(ServiceRef::app).thenComparing(ServiceRef::service);

    public ServiceRef {
        Objects.requireNonNull(app, "app");
        Objects.requireNonNull(service, "service");
    }

    @Override
    public int compareTo(ServiceRef other) {
        return ORDER.compare(this, other);
    }

    /// `space/app/service`.
    @Override
    public String toString() {
        return app + "/" + service;
    }
}
