package io.argosy.control.server;

import io.argosy.control.record.StoredServer;
import java.util.Objects;

/// A server of the cluster. @param leads whether it is the one that leads
public record ServerView(StoredServer server, boolean leads) {

    public ServerView {
        Objects.requireNonNull(server, "server");
    }
}
