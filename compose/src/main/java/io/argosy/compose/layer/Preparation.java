package io.argosy.compose.layer;

import io.argosy.compose.interpolate.Environment;
import io.argosy.compose.interpolate.Interpolator;
import io.argosy.compose.normalize.Canonical;
import io.argosy.compose.normalize.RelativePaths;
import io.argosy.compose.normalize.Scope;
import io.argosy.compose.schema.SchemaCheck;
import io.argosy.compose.source.Problems;
import io.argosy.compose.tree.Mapping;
import java.util.Optional;

/// Brings one file's tree into the form that merges: variables expanded, keys checked, long forms, absolute paths.
record Preparation(String directory, Environment environment) {
    Mapping interpolate(Mapping root, Problems problems) {
        return new Interpolator(environment, problems).interpolate(root);
    }

    /// Empty when the tree has mistakes, which are in `problems` then; fields without mistakes of type are looked at all the same.
    Optional<Mapping> canonical(Mapping root, Problems problems) {
        var before = problems.count();
        var sound = new SchemaCheck(problems).check(root);
        if (problems.full()) {
            return Optional.empty();
        }
        var scope = new Scope(directory, environment, problems);
        var canonical = new Canonical(scope).rewrite(sound);
        return problems.count() > before ? Optional.empty() : Optional.of(new RelativePaths(scope).resolve(canonical));
    }
}
