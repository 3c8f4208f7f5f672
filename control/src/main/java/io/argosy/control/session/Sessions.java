package io.argosy.control.session;

import io.argosy.control.assign.AssignmentFeed;
import io.argosy.control.change.Editor;
import io.argosy.control.contact.ContactBook;
import io.argosy.control.fault.Fault;
import io.argosy.control.fault.Result;
import io.argosy.control.lease.LeaseGrants;
import io.argosy.control.network.SwarmVault;
import io.argosy.control.record.ClusterFacts;
import io.argosy.control.record.Tables;
import io.argosy.model.id.NodeId;
import io.argosy.model.leadership.Fence;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/// The door for agents. Safe for any number of threads.
public final class Sessions {

    private final Editor editor;
    private final Registration registration;
    private final Intake intake;
    private final AssignmentFeed feed;
    private final Fence fence;
    private final Patience patience;
    private final LongSupplier ticks;
    private final LeaseGrants leases;
    private final ContactBook contacts;
    private final ConcurrentMap<NodeId, OpenSession> open = new ConcurrentHashMap<>();

    /// @param ticks nanoseconds that only grow, by which silence is measured
    public Sessions(Editor editor, AssignmentFeed feed, SwarmVault swarm, Fence fence, Patience patience, LongSupplier ticks, LeaseGrants leases,
            ContactBook contacts) {
        this.editor = editor;
        this.registration = new Registration(editor);
        this.intake = new Intake(editor, swarm);
        this.feed = feed;
        this.fence = fence;
        this.patience = patience;
        this.ticks = ticks;
        this.leases = leases;
        this.contacts = contacts;
    }

    Patience patience() {
        return patience;
    }

    /// The count by which silence is measured.
    public long ticks() {
        return ticks.getAsLong();
    }

    /// When each agent with an open session was heard last.
    public List<Hearing> hearings() {
        return open.values().stream().map(OpenSession::hearing).toList();
    }

    /// Other nodes reach the machine of a node that is not heard: it has more time, and the cause is known better. Writes nothing while its session is open.
    ///
    /// @param cause for people
    public synchronized void seen(NodeId node, String cause) {
        OpenSession session = open.get(node);
        if (session == null) {
            registration.seen(node, cause, patience.closed(), () -> isOpen(node));
        } else {
            session.seen(cause);
        }
    }

    /// Why a node with an open session is not heard, when others saw that its machine is there.
    public Optional<String> causeOfSilence(NodeId node) {
        return Optional.ofNullable(open.get(node)).flatMap(OpenSession::seen);
    }

    /// Nobody reaches these nodes any more: they are lost, together where they are not too many, and their sessions are over.
    ///
    /// @param stands whether a node is still not there, asked when it cannot come back meanwhile
    public synchronized void lose(List<Loss> losses, Predicate<NodeId> stands) {
        List<Loss> real = losses.stream().filter(loss -> stands.test(loss.node())).toList();
        for (Loss loss : real) {
            OpenSession session = open.remove(loss.node());
            if (session != null) {
                contacts.over(loss.node());
                session.over(loss.cause());
            }
        }
        registration.lost(real);
    }

    /// Takes nodes as lost whose engines have been down for too long though their agents are there.
    public void giveUpEngines() {
        for (OpenSession session : open.values()) {
            session.engineDown().filter(down -> ticks() - down.since() >= patience.engine().toNanos()).ifPresent(down ->
                    registration.engineLost(session.node(), down.problem(), Duration.ofNanos(ticks() - down.since())));
        }
    }

    /// The engine of a node works again.
    void engineBack(NodeId node) {
        registration.engineBack(node);
    }

    /// Takes the node as connected, which is written in any case: so this server led after the agent asked, on which an agent relies that has seen no leader yet. A session of the same node that is
    /// still open is over from now on.
    ///
    /// @param node whose agent it is by its certificate
    public synchronized Admission admit(NodeId node, Arrival arrival) {
        return switch (registration.register(node, arrival, isOpen(node))) {
            case Result.Done<Registration.Entry>(Registration.Entry.Registered _) -> new Admission.Admitted(begin(node, arrival));
            case Result.Done<Registration.Entry>(Registration.Entry.Rejected(Admission.Refused refused)) -> refused;
            case Result.Refused<Registration.Entry>(Fault why) ->
                new Admission.Refused(Admission.Reason.UNAVAILABLE, why.detail() + ": " + why.remedy());
        };
    }

    private OpenSession begin(NodeId node, Arrival arrival) {
        String cluster = editor.snapshot().get(Tables.CLUSTER, ClusterFacts.KEY).orElseThrow().id();
        OpenSession session = new OpenSession(this, node, cluster, fence, intake, feed, leases, contacts);
        session.note(arrival.facts());
        OpenSession before = open.put(node, session);
        contacts.over(node);
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
            contacts.over(node);
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

    /// A node that came and went may have new tasks again.
    synchronized void rested(NodeId node) {
        registration.rested(node);
    }

    /// A node that is away has used up the patience with it.
    synchronized void lost(NodeId node) {
        registration.lost(node, () -> isOpen(node));
    }

    /// One at a time with admissions, so that the last word about a node is that of its newest session.
    synchronized void end(OpenSession session, String cause, boolean silent) {
        if (open.remove(session.node(), session)) {
            contacts.over(session.node());
            Optional<String> seen = silent ? session.seen() : Optional.empty();
            registration.away(session.node(), seen.orElse(cause), silent && seen.isEmpty() ? patience.silent() : patience.closed(), () -> isOpen(session.node()));
        }
    }
}
