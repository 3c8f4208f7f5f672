package io.argosy.control.record;

import java.time.Instant;
import java.util.Objects;

/// Who this cluster is, from the first start of its first server.
public record ClusterFacts(String id, Instant createdAt) {

    /// The key of the only record of its table.
    public static final String KEY = "cluster";

    public ClusterFacts {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(createdAt, "createdAt");
    }
}
