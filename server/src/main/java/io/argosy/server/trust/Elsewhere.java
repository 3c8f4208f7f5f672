package io.argosy.server.trust;

import io.argosy.control.ControlPlane;
import io.argosy.control.server.ServerCard;
import java.util.Optional;

/// Where agents are sent by a server that does not lead.
public final class Elsewhere {

    private final ControlPlane control;

    public Elsewhere(ControlPlane control) {
        this.control = control;
    }

    /// Whether what only a leader can do is to be refused here.
    public boolean applies() {
        return !control.leads();
    }

    /// `host:port` of the leader, as far as it is known.
    public Optional<String> door() {
        return control.servers().leader().map(ServerCard::sessions);
    }

    /// For people.
    public String problem() {
        return control.servers().leader().map(leader -> "this server does not lead, %s at %s does".formatted(leader.name(), leader.sessions()))
                .orElse("this server does not lead, and nobody does at the moment");
    }
}
