package io.argosy.agent.gateway;

import io.argosy.agent.local.Reports;
import io.argosy.gateway.route.Listen;
import io.argosy.gateway.route.Routing;
import io.argosy.model.assignment.Item.ListenerItem;
import io.argosy.model.assignment.Report.ListenerReport;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// Tells the server which published ports are served. What was said already is not said again. For use by one thread.
final class Listeners {
    private final Reports reports;
    private Map<String, ListenerReport> said = Map.of();

    Listeners(Reports reports) {
        this.reports = reports;
    }

    /// @param fault why the routing is not served as it should be; empty when it is
    /// @param listening what is served whatever the fault
    void say(Routing routing, String fault, Set<Listen> listening) {
        Map<String, ListenerReport> now = new HashMap<>();
        routing.served().forEach((listen, listener) -> add(now, listener, listening.contains(listen) || fault.isEmpty() ? "" : "port " + listen.port() + " is not served: " + fault));
        routing.refused().forEach(refused -> add(now, refused.listener(), refused.problem()));
        said.keySet().stream().filter(key -> !now.containsKey(key)).forEach(reports::forget);
        now.values().stream().filter(report -> !report.equals(said.get(report.key()))).forEach(reports::report);
        said = now;
    }

    private static void add(Map<String, ListenerReport> to, ListenerItem listener, String problem) {
        ListenerReport report = new ListenerReport(listener.service(), listener.port().target(), Routing.port(listener), problem);
        to.put(report.key(), report);
    }
}
