package io.argosy.compose.check;

import io.argosy.compose.check.Checks.Report;
import io.argosy.compose.tree.Mapping;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Services may not wait for each other in a circle. Each circle is named once.
final class Cycles {
    private static final int LONGEST_SHOWN = 20;

    private final Mapping services;
    private final Report report;
    private final Set<String> done = new HashSet<>();

    private Cycles(Mapping services, Report report) {
        this.services = services;
        this.report = report;
    }

    static void check(Mapping project, Report report) {
        var cycles = new Cycles(project.mapping("services"), report);
        cycles.services.fields().keySet().forEach(cycles::walk);
    }

    /// Depth first without recursion: a chain may be as long as there are services.
    private void walk(String start) {
        var way = new LinkedHashSet<String>();
        var open = new ArrayList<List<String>>();
        enter(start, way, open);
        while (!way.isEmpty()) {
            var next = open.getLast();
            if (next.isEmpty()) {
                done.add(way.removeLast());
                open.removeLast();
                continue;
            }
            var service = next.removeLast();
            if (way.contains(service)) {
                cycle(way, service);
            } else {
                enter(service, way, open);
            }
        }
    }

    private void enter(String service, LinkedHashSet<String> way, List<List<String>> open) {
        if (!done.contains(service) && services.fields().get(service) instanceof Mapping map) {
            way.add(service);
            open.add(new ArrayList<>(map.mapping("depends_on").fields().keySet()));
        }
    }

    private void cycle(LinkedHashSet<String> way, String service) {
        var last = way.getLast();
        var steps = way.stream().dropWhile(step -> !step.equals(service)).toList();
        var shown = steps.size() > LONGEST_SHOWN ? steps.getFirst() + " -> ... -> " + last : String.join(" -> ", steps);
        var circle = shown + " -> " + service;
        var at = services.mapping(last).mapping("depends_on").fields().get(service);
        report.error(at, "services." + last + ".depends_on." + service, "dependency cycle: " + circle, "remove one of these dependencies");
    }
}
