package io.argosy.control.join;

import io.argosy.control.change.Edit;
import io.argosy.control.change.Editor;
import io.argosy.control.change.Happening;
import io.argosy.control.fault.Fault;
import io.argosy.control.fault.Result;
import io.argosy.control.record.ClusterFacts;
import io.argosy.control.record.Ids;
import io.argosy.control.record.Tables;
import io.argosy.model.event.Event.Severity;
import io.argosy.model.id.NodeId;
import io.argosy.model.node.Liveness;
import io.argosy.model.node.Node;
import java.util.Optional;

/// Lets machines join. Safe for any number of threads.
public final class Joining {

    private final Editor editor;
    private final Ids ids;

    public Joining(Editor editor, Ids ids) {
        this.editor = editor;
        this.ids = ids;
    }

    /// Makes the machine a node, or says why not. May take as long as its checks do.
    ///
    /// @param secret of the node token it shows
    public JoinOutcome accept(String secret, JoinRequest request, Joiner joiner) {
        return switch (editor.edit(edit -> Result.done(accept(edit, secret, request)))) {
            case Result.Done<JoinOutcome> done -> done.value();
            case Result.Refused<JoinOutcome>(Fault why) -> new JoinOutcome.Refused("unavailable", why.detail() + ": " + why.remedy());
        };
    }

    private JoinOutcome accept(Edit edit, String secret, JoinRequest request) {
        String cluster = edit.snapshot().get(Tables.CLUSTER, ClusterFacts.KEY).orElseThrow().id();
        if (NodeTokens.find(edit.snapshot(), secret).isEmpty()) {
            return new JoinOutcome.Refused("node-token-unknown", "the server does not know this node token: make another with `argosy node token`");
        }
        if (request.cluster().filter(other -> !other.equals(cluster)).isPresent()) {
            return new JoinOutcome.Refused("wrong-cluster", "this machine belongs to cluster %s, not to %s: empty the agent's data directory to let it join"
                    .formatted(request.cluster().get(), cluster));
        }
        Optional<Node> sameName = edit.snapshot().scan(Tables.NODES).stream().map(entry -> entry.value())
                .filter(node -> node.name().equals(request.name())).findFirst();
        NodeId id = request.node().or(() -> sameName.filter(node -> forgotItself(edit, node, request)).map(Node::id))
                .orElseGet(() -> new NodeId(ids.next()));
        if (sameName.filter(other -> !other.id().equals(id)).isPresent()) {
            return new JoinOutcome.Refused("node-name-taken", "another node is named %s: start the agent with another name".formatted(request.name()));
        }
        write(edit, id, request);
        return new JoinOutcome.Joined(id, cluster);
    }

    /// An agent whose disk was emptied finds itself again: nobody else of its name is connected, and it is on the same machine.
    private static boolean forgotItself(Edit edit, Node known, JoinRequest request) {
        boolean away = edit.snapshot().get(Tables.LIVENESS, known.id()).filter(now -> now.state() == Liveness.State.CONNECTED).isEmpty();
        return away && edit.snapshot().get(Tables.FACTS, known.id())
                .filter(facts -> facts.hostname().equals(request.facts().hostname())).isPresent();
    }

    private static void write(Edit edit, NodeId id, JoinRequest request) {
        Optional<Node> known = edit.snapshot().get(Tables.NODES, id);
        edit.put(Tables.NODES, id, new Node(id, request.name(), known.map(Node::availability).orElse(Node.Availability.ACTIVE),
                request.topology(), request.labels(), known.map(Node::joinedAt).orElse(edit.now())));
        edit.put(Tables.FACTS, id, request.facts());
        if (known.isEmpty()) {
            edit.put(Tables.LIVENESS, id, new Liveness(Liveness.State.AWAY, edit.now(), "it has joined, and not connected yet"));
            edit.event(Happening.ofNode(edit.now(), Severity.INFO, "node.joined", id, "node " + request.name() + " joined"));
        }
    }
}
