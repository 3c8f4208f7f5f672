package io.argosy.compose.check;

import io.argosy.compose.profiles.Profiles;
import io.argosy.compose.source.Problems;
import io.argosy.compose.tree.Mapping;
import io.argosy.compose.tree.Node;

/// Whether a complete project makes sense as a whole.
public final class Checks {
    private Checks() {}

    public static void run(Profiles profiles, Problems problems) {
        var project = profiles.enabled();
        var report = new Report(problems);
        ResourceChecks.run(project, report);
        var references = new References(profiles, report);
        for (var service : project.mapping("services").fields().entrySet()) {
            if (service.getValue() instanceof Mapping map) {
                service(service.getKey(), map, references, report);
            }
        }
        ContainerNames.check(project, report);
        Cycles.check(project, report);
    }

    private static void service(String name, Mapping service, References references, Report report) {
        references.check(name, service);
        ServiceChecks.check(name, service, report);
        SameMeaning.check(name, service, report);
    }

    /// Where checks complain; fields are given as they are printed.
    record Report(Problems problems) {
        void error(Node at, String field, String message, String remedy) {
            problems.error(at.place(), field, message, remedy);
        }
    }
}
