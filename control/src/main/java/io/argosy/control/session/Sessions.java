package io.argosy.control.session;

import io.argosy.control.assign.AssignmentFeed;
import io.argosy.control.change.Editor;
import io.argosy.control.fault.Fault;
import io.argosy.control.fault.Result;
import io.argosy.control.lease.LeaseGrants;
import io.argosy.control.network.SwarmVault;
import io.argosy.control.record.ClusterFacts;
import io.argosy.control.record.Tables;
import io.argosy.model.id.NodeId;
import io.argosy.model.leadership.Fence;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// The door for agents. Safe for any number of threads.
public final class Sessions {

    private final Editor editor;
    private final Registration registration;
    private final Intake intake;
    private final AssignmentFeed feed;
    private final Fence fence;
    private final Patience patience;
    private final LeaseGrants leases;
    private final ConcurrentMap<NodeId, OpenSession> open = new ConcurrentHashMap<>();

    public Sessions(Editor editor, AssignmentFeed feed, SwarmVault swarm, Fence fence, Patience patience, LeaseGrants leases) {
        this.editor = editor;
        this.registration = new Registration(editor);
        this.intake = new Intake(editor, swarm);
        this.feed = feed;
        this.fence = fence;
        this.patience = patience;
        this.leases = leases;
    }

    /// Takes the node as connected. A session of the same node that is still open is over from now on.
    ///
    /// @param node whose agent it is by its certificate
    public synchronized Admission admit(NodeId node, Arrival arrival) {
        return switch (registration.register(node, arrival, isOpen(node))) {
            case Result.Done<Registration.Entry>(Registration.Entry.Registered _) -> new Admission.Admitted(begin(node));
            case Result.Done<Registration.Entry>(Registration.Entry.Rejected(Admission.Refused refused)) -> refused;
            case Result.Refused<Registration.Entry>(Fault why) ->
                new Admission.Refused(Admission.Reason.UNAVAILABLE, why.detail() + ": " + why.remedy());
        };
    }

    private OpenSession begin(NodeId node) {
        String cluster = editor.snapshot().get(Tables.CLUSTER, ClusterFacts.KEY).orElseThrow().id();
        OpenSession session = new OpenSession(this, node, cluster, fence, intake, feed, leases);
        OpenSession before = open.put(node, session);
        if (before != null) {
            before.over("a newer session of this node took over");
        }
        return session;
    }

    /// Ends the node's session, if it has one: its certificate was taken back, or it is no node any more. Whether it may come back is not decided here.
    ///
    /// @param cause for people
    public synchronized void expel(NodeId node, String cause) {
        OpenSession session = open.remove(node);
        if (session != null) {
            session.over(cause);
            registration.away(node, cause, patience.silent(), () -> false);
        }
    }

    boolean isNewest(OpenSession session) {
        return open.get(session.node()) == session;
    }

    /// Nodes with an open session.
    boolean isOpen(NodeId node) {
        return open.containsKey(node);
    }

    /// A node that should be connected has no session.
    synchronized void missing(NodeId node) {
        registration.away(node, "its agent did not come back after the server started", patience.silent(), () -> isOpen(node));
    }

    /// A node that is away has used up the patience with it.
    synchronized void lost(NodeId node) {
        registration.lost(node, () -> isOpen(node));
    }

    /// One at a time with admissions, so that the last word about a node is that of its newest session.
    synchronized void end(OpenSession session, String cause, boolean silent) {
        if (open.remove(session.node(), session)) {
            registration.away(session.node(), cause, silent ? patience.silent() : patience.closed(), () -> isOpen(session.node()));
        }
    }
}
