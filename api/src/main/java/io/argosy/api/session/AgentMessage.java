package io.argosy.api.session;

import io.argosy.model.app.ImageIdentity;
import io.argosy.model.assignment.Report;
import io.argosy.model.id.NodeId;
import io.argosy.model.id.NodeName;
import io.argosy.model.id.TaskId;
import io.argosy.model.node.NodeFacts;
import io.argosy.model.unit.Frozen;
import io.argosy.model.witness.Sighting;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// What an agent says on the control call.
public sealed interface AgentMessage {

    /// The first message, exactly once.
    ///
    /// @param protocol version of the session protocol the agent speaks
    /// @param node who it was told to be by an earlier [ServerMessage.Welcome]; absent on a new machine or an emptied disk
    /// @param cluster the cluster it belonged to; absent with `node`
    /// @param name what people should call it
    /// @param topology region, zone, rack, as far as given
    /// @param seen the highest fence on its disk
    /// @param digest of the assignment on its disk; empty when there is none
    record Hello(
            int protocol,
            Optional<NodeId> node,
            Optional<String> cluster,
            NodeName name,
            List<String> topology,
            Map<String, String> labels,
            NodeFacts facts,
            Stamp seen,
            String digest)
            implements AgentMessage {
        public Hello {
            Objects.requireNonNull(node, "node");
            Objects.requireNonNull(cluster, "cluster");
            Objects.requireNonNull(name, "name");
            topology = Frozen.list(topology);
            labels = Frozen.map(labels);
            Objects.requireNonNull(facts, "facts");
            Objects.requireNonNull(seen, "seen");
            Objects.requireNonNull(digest, "digest");
        }
    }

    /// Facts of the machine that changed.
    record Facts(NodeFacts facts) implements AgentMessage {}

    /// What changed on the node, newest of each key. Everything the agent knows follows each [ServerMessage.Welcome] once.
    record Reports(List<Report> reports) implements AgentMessage {
        public Reports {
            reports = Frozen.list(reports);
        }
    }

    /// Tasks of other nodes that the agent leads to and has not reached since it was told of them. Said when that changes: of what an assignment tells anew, before the [Accepted] that answers it.
    ///
    /// @param unreached all of them
    record Contacts(Set<TaskId> unreached) implements AgentMessage {

        /// More are not told of.
        public static final int MOST = 1_000;

        public Contacts {
            unreached = Frozen.set(unreached);
        }
    }

    /// The assignment that the agent now has on disk and goes by.
    record Accepted(String digest) implements AgentMessage {}

    /// The agent cannot apply a difference, because it does not have the assignment it starts from.
    record NeedWhole(String digest) implements AgentMessage {}

    /// Asks for the leases of exclusive tasks, to begin or anew. Answered by [ServerMessage.LeasesKept].
    ///
    /// @param number of the agent's choice, higher each time
    record KeepLeases(long number, Set<TaskId> tasks) implements AgentMessage {
        public KeepLeases {
            tasks = Frozen.set(tasks);
        }
    }

    /// A task of the node waits for an image that only other nodes can give. Answered by a stream that brings it, or by [ServerMessage.ImageAway]; said again while neither came.
    record WantImage(ImageIdentity image) implements AgentMessage {
        public WantImage {
            Objects.requireNonNull(image, "image");
        }
    }

    /// A container has dialled the virtual engine by a socket of the node. Answered by a stream for it ([StreamRequest.Guest]), or not at all.
    ///
    /// @param call of the agent's choice, another each time
    /// @param grant what the socket was offered with ([StreamRequest.OfferSocket])
    record Guest(String call, String grant) implements AgentMessage {
        public Guest {
            Objects.requireNonNull(call, "call");
            Objects.requireNonNull(grant, "grant");
        }
    }

    /// Nothing but that the agent is there: said as often as [ServerMessage.Welcome] asks for, and never where it asks for none.
    record Alive() implements AgentMessage {}

    /// The answer to [ServerMessage.Witness]. @param id of the question
    record Testimony(String id, List<Sighting> sightings) implements AgentMessage {
        public Testimony {
            Objects.requireNonNull(id, "id");
            sightings = Frozen.list(sightings);
        }
    }
}
