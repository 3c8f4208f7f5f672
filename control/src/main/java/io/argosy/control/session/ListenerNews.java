package io.argosy.control.session;

import io.argosy.control.change.Edit;
import io.argosy.control.record.AppRecords;
import io.argosy.control.record.ListenerKey;
import io.argosy.control.record.Tables;
import io.argosy.model.assignment.Report.ListenerReport;
import io.argosy.model.id.NodeId;
import io.argosy.model.id.ServiceRef;
import io.argosy.model.service.PortMode;
import io.argosy.model.service.PortSpec;
import io.argosy.store.Entry;
import java.util.List;
import java.util.Optional;

/// What the gateway of a node says of one port. Its word counts while the app is there.
final class ListenerNews {

    /// Operations that are left to the other reports of an edit.
    private static final int LEFT = 48;

    private final ListenerReport report;
    private final List<PortSpec> published;

    private ListenerNews(ListenerReport report, List<PortSpec> published) {
        this.report = report;
        this.published = published;
    }

    /// Writes the report, and forgets what was said of ports with the same target that are no longer published.
    static void write(Edit edit, NodeId node, ListenerReport report) {
        if (edit.snapshot().get(Tables.APPS, report.service().app()).isEmpty()) {
            return;
        }
        ListenerKey key = new ListenerKey(report.service(), node, report.target(), report.port());
        if (!edit.snapshot().get(Tables.LISTENERS, key).equals(Optional.of(report))) {
            edit.put(Tables.LISTENERS, key, report);
        }
        ListenerNews news = new ListenerNews(report, published(edit, report.service(), report.target()));
        edit.snapshot().scan(Tables.LISTENERS, report.service() + "/" + node + "/" + report.target() + "/").stream()
                .map(Entry::key)
                .filter(other -> !other.equals(key) && news.outdates(other.port()))
                .takeWhile(_ -> edit.room() > LEFT)
                .forEach(other -> edit.delete(Tables.LISTENERS, other));
    }

    private static List<PortSpec> published(Edit edit, ServiceRef service, int target) {
        return new AppRecords(edit.snapshot(), service.app()).target().stream()
                .flatMap(release -> Optional.ofNullable(release.services().get(service.service())).stream())
                .flatMap(released -> released.spec().ports().stream())
                .filter(port -> port.mode() == PortMode.INGRESS && port.target() == target)
                .toList();
    }

    /// Ports that the file names stay for themselves. Of ports that gateways choose there is one for each target, so that another choice takes its place.
    private boolean outdates(int port) {
        boolean chosen = published.stream().anyMatch(spec -> spec.published().isEmpty());
        return !named(port) && !(chosen && named(report.port()));
    }

    private boolean named(int port) {
        return published.stream().anyMatch(spec -> spec.published().equals(Optional.of(port)));
    }
}
