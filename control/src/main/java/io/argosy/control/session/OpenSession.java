package io.argosy.control.session;

import io.argosy.control.assign.AssignmentAt;
import io.argosy.control.assign.AssignmentFeed;
import io.argosy.control.contact.ContactBook;
import io.argosy.control.lease.LeaseGrants;
import io.argosy.control.watch.Watching;
import io.argosy.model.assignment.Assignment;
import io.argosy.model.assignment.Report;
import io.argosy.model.id.NodeId;
import io.argosy.model.id.TaskId;
import io.argosy.model.leadership.Fence;
import io.argosy.model.node.NodeFacts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// A session of this server.
final class OpenSession implements NodeSession {

    private final Sessions sessions;
    private final NodeId node;
    private final String cluster;
    private final Fence fence;
    private final Intake intake;
    private final AssignmentFeed feed;
    private final LeaseGrants leases;
    private final ContactBook contacts;
    private volatile long heardAt;
    private volatile boolean beats;
    private volatile Optional<String> seen = Optional.empty();
    private volatile Optional<EngineDown> engineDown = Optional.empty();
    private Consumer<String> whenOver = _ -> { };
    private Optional<String> over = Optional.empty();

    /// @param since as [Sessions#ticks] counts
    record EngineDown(long since, String problem) {}

    OpenSession(Sessions sessions, NodeId node, String cluster, Fence fence, Intake intake, AssignmentFeed feed, LeaseGrants leases, ContactBook contacts) {
        this.sessions = sessions;
        this.node = node;
        this.cluster = cluster;
        this.fence = fence;
        this.intake = intake;
        this.feed = feed;
        this.heardAt = sessions.ticks();
        this.leases = leases;
        this.contacts = contacts;
    }

    @Override
    public NodeId node() {
        return node;
    }

    @Override
    public Fence fence() {
        return fence;
    }

    @Override
    public String cluster() {
        return cluster;
    }

    @Override
    public void reports(List<Report> reports) {
        if (open()) {
            intake.take(node, reports);
        }
    }

    @Override
    public void facts(NodeFacts facts) {
        if (open()) {
            intake.take(node, facts);
            note(facts);
            if (facts.engineProblem().isEmpty()) {
                sessions.engineBack(node);
            }
        }
    }

    /// How the engine is, as the agent said when it came or since.
    void note(NodeFacts facts) {
        if (facts.engineProblem().isEmpty()) {
            engineDown = Optional.empty();
        } else {
            engineDown = Optional.of(new EngineDown(engineDown.map(EngineDown::since).orElseGet(sessions::ticks), facts.engineProblem()));
        }
    }

    /// Since when the engine is down, and what its agent says of it; empty while it works.
    Optional<EngineDown> engineDown() {
        return engineDown;
    }

    @Override
    public Duration beat() {
        return sessions.patience().beat();
    }

    @Override
    public void heard() {
        heardAt = sessions.ticks();
        seen = Optional.empty();
    }

    @Override
    public void beats() {
        beats = true;
    }

    Hearing hearing() {
        return new Hearing(node, beats, heardAt);
    }

    /// Others see that the machine is there. @param cause for people, of the silence
    void seen(String cause) {
        seen = Optional.of(cause);
    }

    /// Why nothing is heard though the machine is there, when others saw that it is.
    Optional<String> seen() {
        return seen;
    }

    @Override
    public Set<TaskId> keepLeases(Set<TaskId> tasks) {
        return open() ? leases.keep(node, tasks) : Set.of();
    }

    @Override
    public void unreached(Set<TaskId> tasks) {
        contacts.unreached(node, tasks, this::open);
    }

    @Override
    public void accepted(Assignment assignment) {
        contacts.accepted(node, assignment, this::open);
    }

    @Override
    public Watching follow(Consumer<AssignmentAt> listener) {
        return feed.follow(node, listener).orElseThrow(() -> new IllegalStateException("too many watches are open"));
    }

    @Override
    public boolean open() {
        return sessions.isNewest(this);
    }

    @Override
    public void whenOver(Consumer<String> action) {
        Optional<String> cause;
        synchronized (this) {
            whenOver = action;
            cause = over;
        }
        cause.ifPresent(action);
    }

    @Override
    public void close(String cause) {
        sessions.end(this, cause, false);
    }

    @Override
    public void fallSilent(String cause) {
        sessions.end(this, cause, true);
    }

    void over(String cause) {
        Consumer<String> action;
        synchronized (this) {
            over = Optional.of(cause);
            action = whenOver;
        }
        action.accept(cause);
    }
}
