package io.argosy.api.session;

import io.argosy.model.app.ImageIdentity;
import io.argosy.model.assignment.Item;
import io.argosy.model.id.NodeId;
import io.argosy.model.id.TaskId;
import io.argosy.model.unit.Frozen;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// What the server says on the control call.
public sealed interface ServerMessage {

    /// The answer to a hello.
    ///
    /// @param cluster id of the cluster, which the agent writes into the labels of what it makes
    record Welcome(String cluster, NodeId node, Stamp fence) implements ServerMessage {
        public Welcome {
            Objects.requireNonNull(cluster, "cluster");
            Objects.requireNonNull(node, "node");
            Objects.requireNonNull(fence, "fence");
        }
    }

    /// The answer to a hello that is not accepted; the call ends after it.
    ///
    /// @param code stable: `unauthorized`, `wrong-cluster`, `unknown-node`, `node-name-taken`, `protocol`
    record Refused(String code, String problem) implements ServerMessage {}

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
}
