package io.argosy.control.session;

import io.argosy.control.change.Edit;
import io.argosy.control.change.Happening;
import io.argosy.control.network.SwarmVault;
import io.argosy.control.record.ReportedOverlay;
import io.argosy.control.record.StoredMembership;
import io.argosy.control.record.Tables;
import io.argosy.model.assignment.Report.MembershipReport;
import io.argosy.model.assignment.Report.OverlayReport;
import io.argosy.model.event.Event.Severity;
import io.argosy.model.id.NodeId;
import io.argosy.model.network.OverlayNetwork;
import io.argosy.model.network.OverlayState;
import io.argosy.model.network.Swarm;
import java.util.Optional;

/// What agents say of the Swarm and of overlays in it.
final class NetworkNews {

    private final SwarmVault vault;

    NetworkNews(SwarmVault vault) {
        this.vault = vault;
    }

    void membership(Edit edit, NodeId node, MembershipReport report) {
        Optional<StoredMembership> before = edit.snapshot().get(Tables.MEMBERSHIPS, node);
        StoredMembership now = vault.stored(report, before);
        if (before.equals(Optional.of(now))) {
            return;
        }
        edit.put(Tables.MEMBERSHIPS, node, now);
        if (!now.problem().isEmpty() && before.filter(known -> known.problem().equals(now.problem())).isEmpty()) {
            edit.event(Happening.ofNode(edit.now(), Severity.WARNING, "node.network", node, now.problem()));
        }
    }

    /// Only the steward's word counts.
    void overlay(Edit edit, NodeId node, OverlayReport report) {
        Optional<String> swarm = edit.snapshot().get(Tables.SWARM, Tables.THE_SWARM).filter(known -> known.steward().equals(node)).flatMap(Swarm::id);
        Optional<OverlayNetwork> overlay = edit.snapshot().get(Tables.OVERLAYS, report.engineName());
        if (swarm.isEmpty() || overlay.isEmpty()) {
            return;
        }
        Optional<ReportedOverlay> before = edit.snapshot().get(Tables.OVERLAY_REPORTS, report.engineName());
        ReportedOverlay now = new ReportedOverlay(swarm.get(), report.state());
        if (before.equals(Optional.of(now))) {
            return;
        }
        edit.put(Tables.OVERLAY_REPORTS, report.engineName(), now);
        if (report.state() instanceof OverlayState.Failed(String problem)) {
            edit.event(Happening.ofApp(edit.now(), Severity.WARNING, "network.failed", overlay.get().app(),
                    "network %s: %s".formatted(overlay.get().bridgeName(), problem)));
        }
    }
}
