package io.argosy.control;

import io.argosy.control.app.Apps;
import io.argosy.control.audit.Audits;
import io.argosy.control.content.Contents;
import io.argosy.control.deploy.Deploys;
import io.argosy.control.event.Events;
import io.argosy.control.node.Nodes;
import io.argosy.control.release.Releases;
import io.argosy.control.server.ServerFacts;
import io.argosy.control.session.Sessions;
import io.argosy.control.task.Tasks;
import io.argosy.control.token.Tokens;
import io.argosy.model.leadership.Fence;
import io.argosy.store.Catalog;
import io.argosy.store.Store;

/// All operations and all loops of one leading server.
public final class ControlPlane implements AutoCloseable {

    /// The tables a store needs to serve a control plane.
    public static Catalog catalog() {
        throw new UnsupportedOperationException();
    }

    /// Leads, makes the cluster's first records when the store is new, and starts the loops. Waits for as long as another server leads.
    ///
    /// @throws InterruptedException while waiting to lead
    public static ControlPlane start(Store store, ControlSettings settings) throws InterruptedException {
        throw new UnsupportedOperationException();
    }

    /// Under which everything of this server is written and sent.
    public Fence fence() {
        throw new UnsupportedOperationException();
    }

    /// Runs once when another server leads or this one was closed. Must not block.
    public void whenOver(Runnable action) {
        throw new UnsupportedOperationException();
    }

    public ServerFacts info() {
        throw new UnsupportedOperationException();
    }

    public Deploys deploys() {
        throw new UnsupportedOperationException();
    }

    public Apps apps() {
        throw new UnsupportedOperationException();
    }

    public Releases releases() {
        throw new UnsupportedOperationException();
    }

    public Tasks tasks() {
        throw new UnsupportedOperationException();
    }

    public Events events() {
        throw new UnsupportedOperationException();
    }

    public Audits audits() {
        throw new UnsupportedOperationException();
    }

    public Nodes nodes() {
        throw new UnsupportedOperationException();
    }

    public Contents contents() {
        throw new UnsupportedOperationException();
    }

    public Tokens tokens() {
        throw new UnsupportedOperationException();
    }

    public Sessions sessions() {
        throw new UnsupportedOperationException();
    }

    /// Ends the loops and watches within seconds, and stops leading. The store stays open.
    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
