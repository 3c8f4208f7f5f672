package io.argosy.api.session;

import io.argosy.model.id.NodeId;
import io.argosy.model.id.NodeName;
import io.argosy.model.join.CheckResult;
import io.argosy.model.join.KeyProof;
import io.argosy.model.node.NodeFacts;
import io.argosy.model.unit.Frozen;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// What a machine says on the call by which it joins.
public sealed interface JoinAsk {

    /// The first message, exactly once, after the server's [JoinReply.Challenge].
    ///
    /// @param protocol version of the session protocol the agent speaks
    /// @param secret of its node token
    /// @param key which the certificate is to be for; signed with the challenge
    /// @param node who it was told to be before; absent on a new machine or an emptied disk
    /// @param cluster the cluster it belonged to; absent with `node`
    /// @param clock the time on the machine
    record Apply(
            int protocol,
            String secret,
            KeyProof key,
            Optional<NodeId> node,
            Optional<String> cluster,
            NodeName name,
            List<String> topology,
            Map<String, String> labels,
            NodeFacts facts,
            Instant clock)
            implements JoinAsk {
        public Apply {
            Objects.requireNonNull(secret, "secret");
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(node, "node");
            Objects.requireNonNull(cluster, "cluster");
            Objects.requireNonNull(name, "name");
            topology = Frozen.list(topology);
            labels = Frozen.map(labels);
            Objects.requireNonNull(facts, "facts");
            Objects.requireNonNull(clock, "clock");
        }

        /// Without the secret, for logs.
        @Override
        public String toString() {
            return "Apply[" + name + "]";
        }
    }

    /// The answer to the last [JoinReply.Ask].
    record Answer(CheckResult result) implements JoinAsk {
        public Answer {
            Objects.requireNonNull(result, "result");
        }
    }
}
