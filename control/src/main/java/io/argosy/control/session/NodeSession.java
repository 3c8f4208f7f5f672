package io.argosy.control.session;

import io.argosy.control.assign.AssignmentAt;
import io.argosy.control.watch.Watching;
import io.argosy.model.assignment.Assignment;
import io.argosy.model.assignment.Report;
import io.argosy.model.id.NodeId;
import io.argosy.model.id.TaskId;
import io.argosy.model.leadership.Fence;
import io.argosy.model.node.NodeFacts;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// The session of one agent, from its admission until it is closed or a newer one of the same node takes its place.
public interface NodeSession {

    NodeId node();

    /// Under which everything the server says on this session is sent.
    Fence fence();

    /// The id of the cluster, for the labels of what the agent makes.
    String cluster();

    /// What the agent sees now. Returns when it is on disk. Dropped when this session is over.
    ///
    /// @throws io.argosy.control.change.NotWritten when the store failed, or this server no longer leads
    void reports(List<Report> reports);

    /// Facts of the machine changed.
    void facts(NodeFacts facts);

    /// How often the agent is asked to say that it is there.
    Duration beat();

    /// Something came from the agent. To be called for each message as it arrives, before it is dealt with; writes nothing.
    void heard();

    /// The agent said that it is there, so it will again: from now on its silence means something, and it can be asked for others.
    void beats();

    /// Begins leases of exclusive tasks anew, as far as the node may run them. May block until the store has said who leads.
    ///
    /// @return the tasks whose leases were granted, which last from when the agent asked; none when this session is over
    Set<TaskId> keepLeases(Set<TaskId> tasks);

    /// Tasks of other nodes that the agent leads to and has not reached since it was told of them, all of them. Said before the assignment that tells of them is [#accepted].
    void unreached(Set<TaskId> tasks);

    /// The agent goes by this assignment.
    void accepted(Assignment assignment);

    /// Calls with the assignment as it is, then each time it has changed; several changes may come as one. The listener is called on a thread
    /// of the watch, one call at a time, and may block until the watch is closed.
    ///
    /// @throws IllegalStateException when as many watches are open as may be
    Watching follow(Consumer<AssignmentAt> listener);

    /// Whether this is still the newest session of its node and was not closed.
    boolean open();

    /// Runs once when this session is over though its agent is there, with the cause for people: a newer session took its place, or the node may have none any
    /// more. The connection is to be ended then. Must not block.
    void whenOver(Consumer<String> action);

    /// The agent ended, or closed its connection: it is away from now on, unless a newer session of its node is open. @param cause for people
    void close(String cause);

    /// Nothing is heard of the agent any more: it is away from now on, and sooner taken as lost. @param cause for people
    void fallSilent(String cause);
}
