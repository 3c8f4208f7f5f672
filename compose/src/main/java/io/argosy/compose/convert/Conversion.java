package io.argosy.compose.convert;

import io.argosy.compose.source.Problem;
import io.argosy.model.id.ServiceName;
import io.argosy.model.service.AppSpec;
import io.argosy.model.unit.Frozen;
import java.util.List;
import java.util.Map;

/// What converting a project gave.
public sealed interface Conversion {
    List<Problem> warnings();

    /// `contents`: of every config and secret that is not external. `builds`: of the services that have one.
    record Converted(AppSpec spec, List<Content> contents, Map<ServiceName, ImageBuild> builds, List<Problem> warnings) implements Conversion {
        public Converted {
            builds = Frozen.map(builds);
            contents = List.copyOf(contents);
            warnings = List.copyOf(warnings);
        }
    }

    /// The project asks for what Argosy does not do; `errors` is never empty.
    record Refused(List<Problem> errors, List<Problem> warnings) implements Conversion {
        public Refused {
            errors = List.copyOf(errors);
            warnings = List.copyOf(warnings);
            if (errors.isEmpty()) {
                throw new IllegalArgumentException("a refusal has errors");
            }
        }
    }
}
