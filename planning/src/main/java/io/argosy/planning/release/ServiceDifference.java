package io.argosy.planning.release;

import io.argosy.model.id.ServiceName;
import io.argosy.model.unit.Frozen;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// How a service differs between two releases.
public sealed interface ServiceDifference {

    ServiceName service();

    /// The difference as lines for people; the first one names the service.
    List<String> lines();

    record Added(ServiceName service, String image) implements ServiceDifference {
        public Added {
            Objects.requireNonNull(service, "service");
            Objects.requireNonNull(image, "image");
        }

        @Override
        public List<String> lines() {
            return List.of("+ " + service + " (" + image + ")");
        }
    }

    record Removed(ServiceName service) implements ServiceDifference {
        public Removed {
            Objects.requireNonNull(service, "service");
        }

        @Override
        public List<String> lines() {
            return List.of("- " + service);
        }
    }

    /// @param replaces whether its tasks are replaced for it; else the change takes effect on running tasks
    record Changed(ServiceName service, boolean replaces, List<FieldChange> fields) implements ServiceDifference {
        public Changed {
            Objects.requireNonNull(service, "service");
            fields = Frozen.list(fields);
        }

        @Override
        public List<String> lines() {
            List<String> lines = new ArrayList<>();
            lines.add("~ " + service + (replaces ? " (tasks are replaced)" : ""));
            fields.forEach(field -> lines.add("    " + field));
            return lines;
        }
    }
}
