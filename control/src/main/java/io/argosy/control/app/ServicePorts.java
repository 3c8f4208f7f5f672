package io.argosy.control.app;

import io.argosy.control.record.Tables;
import io.argosy.model.assignment.Report.ListenerReport;
import io.argosy.model.id.AppRef;
import io.argosy.model.id.ServiceName;
import io.argosy.model.service.PortMode;
import io.argosy.model.service.PortSpec;
import io.argosy.model.service.ServiceSpec;
import io.argosy.store.Entry;
import io.argosy.store.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Published ports of an app's services as people read them: `8080->80/tcp`.
public final class ServicePorts {

    private final Snapshot snapshot;
    private final AppRef app;

    public ServicePorts(Snapshot snapshot, AppRef app) {
        this.snapshot = snapshot;
        this.app = app;
    }

    /// Ports of the gateway, and fixed ports of tasks' own nodes. A port the gateway chose is shown once its agent said which.
    public List<String> of(ServiceSpec spec) {
        return spec.ports().stream().flatMap(port -> text(spec.name(), port).stream()).distinct().toList();
    }

    /// What was given, and why ports are not served.
    List<String> problems(ServiceSpec spec, List<String> others) {
        List<String> all = new ArrayList<>(others);
        spec.ports().stream().filter(port -> port.mode() == PortMode.INGRESS)
                .flatMap(port -> reports(spec.name(), port).stream())
                .filter(report -> !report.problem().isEmpty())
                .map(ListenerReport::problem)
                .distinct().forEach(all::add);
        return all;
    }

    private Optional<String> text(ServiceName service, PortSpec port) {
        Optional<Integer> published = port.published();
        if (published.isEmpty() && port.mode() == PortMode.INGRESS) {
            published = reports(service, port).stream().map(ListenerReport::port).findFirst();
        }
        String ip = port.hostIp().filter(address -> !address.equals("0.0.0.0")).map(address -> address + ":").orElse("");
        return published.map(number -> "%s%d->%d/%s".formatted(ip, number, port.target(), port.protocol().name().toLowerCase(Locale.ROOT)));
    }

    private List<ListenerReport> reports(ServiceName service, PortSpec port) {
        return snapshot.scan(Tables.LISTENERS, app + "/" + service + "/").stream()
                .map(Entry::value)
                .filter(report -> report.target() == port.target())
                .filter(report -> port.published().map(number -> number == report.port()).orElse(true))
                .toList();
    }
}
