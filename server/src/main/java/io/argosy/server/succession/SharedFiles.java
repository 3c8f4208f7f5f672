package io.argosy.server.succession;

import io.argosy.control.ControlPlane;
import io.argosy.control.server.SharedSecrets;
import io.argosy.server.start.DataDirectory;
import io.argosy.server.start.KeptSecret;
import io.argosy.server.trust.ClusterTrust;
import java.util.Optional;

/// The token of the first administrator and the node token of the servers' own machines: in a file of each server's data directory, and the same in all.
final class SharedFiles {

    private static final String TOKEN_PREFIX = "argosy_";
    private static final String BOOTSTRAP = "bootstrap-token";
    private static final String NODE = "node-token";

    private final DataDirectory data;
    private final ControlPlane control;

    SharedFiles(DataDirectory data, ControlPlane control) {
        this.data = data;
        this.control = control;
    }

    /// What the files of this server say goes for all, once it leads. A file that is absent is made, like those of the other servers if they have it.
    ///
    /// @param followed whether another server led before while this one ran: then that one's files go
    void lead(ClusterTrust trust, boolean followed) {
        SharedSecrets shared = control.sharedSecrets();
        fetch(followed);
        String bootstrap = data.bootstrapToken().text(TOKEN_PREFIX);
        shared.keep(BOOTSTRAP, bootstrap);
        control.tokens().bootstrap(bootstrap);
        var node = data.nodeToken().keep(trust.fingerprint());
        shared.keep(NODE, node.text());
        control.nodeTokens().bootstrap(node.secret());
    }

    /// Makes the files like those of the server that leads.
    void follow() {
        fetch(true);
    }

    private void fetch(boolean all) {
        fetch(BOOTSTRAP, data.bootstrapToken(), all);
        fetch(NODE, new KeptSecret(data.nodeToken().file()), all);
    }

    private void fetch(String name, KeptSecret file, boolean all) {
        if (all || !file.exists()) {
            Optional<String> known = control.sharedSecrets().find(name);
            known.ifPresent(file::replace);
        }
    }
}
