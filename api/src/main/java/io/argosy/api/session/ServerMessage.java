package io.argosy.api.session;

import io.argosy.model.app.ImageIdentity;
import io.argosy.model.assignment.Item;
import io.argosy.model.id.NodeId;
import io.argosy.model.id.TaskId;
import io.argosy.model.unit.Frozen;
import io.argosy.model.witness.Suspect;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// What the server says on the control call.
public sealed interface ServerMessage {

    /// The answer to a hello.
    ///
    /// @param cluster id of the cluster, which the agent writes into the labels of what it makes
    /// @param servers `host:port` of all servers that agents may dial, this one first; empty when it does not know its own
    /// @param beat how often the agent is to say that it is there; absent when an older server says it, which takes neither that nor testimonies
    record Welcome(String cluster, NodeId node, Stamp fence, List<String> servers, Optional<Duration> beat) implements ServerMessage {
        public Welcome {
            Objects.requireNonNull(cluster, "cluster");
            Objects.requireNonNull(node, "node");
            Objects.requireNonNull(fence, "fence");
            servers = Frozen.list(servers);
            Objects.requireNonNull(beat, "beat");
        }

        /// One of a server that does not tell of others, and asks for no beat.
        public Welcome(String cluster, NodeId node, Stamp fence) {
            this(cluster, node, fence, List.of(), Optional.empty());
        }
    }

    /// The answer to a hello that is not accepted; the call ends after it.
    ///
    /// @param code stable: `unauthorized`, `wrong-cluster`, `unknown-node`, `node-name-taken`, `protocol`, [SessionMethods#NOT_LEADING]
    /// @param leader `host:port` of the server that leads, when the code is that of a server that does not, and it knows
    record Refused(String code, String problem, Optional<String> leader) implements ServerMessage {
        public Refused {
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(problem, "problem");
            Objects.requireNonNull(leader, "leader");
        }

        public Refused(String code, String problem) {
            this(code, problem, Optional.empty());
        }
    }

    /// A new assignment, as the difference from one that the agent accepted, or whole.
    ///
    /// @param base digest of the assignment it starts from; absent when it is whole
    /// @param put items that are new or changed
    /// @param remove keys of items that are gone
    /// @param digest of the outcome; see [AssignmentDigest]
    record AssignmentChange(Stamp fence, Optional<String> base, List<Item> put, List<String> remove, String digest)
            implements ServerMessage {
        public AssignmentChange {
            Objects.requireNonNull(fence, "fence");
            Objects.requireNonNull(base, "base");
            put = Frozen.list(put);
            remove = Frozen.list(remove);
            Objects.requireNonNull(digest, "digest");
        }
    }

    /// Asks the agent to open a byte stream.
    record OpenStream(String id, StreamRequest request) implements ServerMessage {
        public OpenStream {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(request, "request");
        }
    }

    /// Leases that were granted: each lasts, for as long as its task's item says, from the moment the agent said [AgentMessage.KeepLeases] with that number.
    record LeasesKept(long number, Set<TaskId> tasks) implements ServerMessage {
        public LeasesKept {
            tasks = Frozen.set(tasks);
        }
    }

    /// An image that the agent wants cannot be brought to it now.
    ///
    /// @param problem for people, with its remedy
    /// @param passing whether it may be had later, as when the node that has it is away
    record ImageAway(ImageIdentity image, String problem, boolean passing) implements ServerMessage {
        public ImageAway {
            Objects.requireNonNull(image, "image");
            Objects.requireNonNull(problem, "problem");
        }
    }

    /// Asks an agent that says that it is there to try to reach other nodes, for about a second. Answered by an [AgentMessage.Testimony].
    record Witness(String id, List<Suspect> suspects) implements ServerMessage {
        public Witness {
            Objects.requireNonNull(id, "id");
            suspects = Frozen.list(suspects);
        }
    }
}
