package io.argosy.control.join;

import io.argosy.control.change.Edit;
import io.argosy.control.change.Editor;
import io.argosy.control.change.Happening;
import io.argosy.control.fault.Fault;
import io.argosy.control.fault.Result;
import io.argosy.control.join.JoinOutcome.Joined;
import io.argosy.control.join.JoinOutcome.Refused;
import io.argosy.control.record.ClusterFacts;
import io.argosy.control.record.Ids;
import io.argosy.control.record.StoredNodeToken;
import io.argosy.control.record.Tables;
import io.argosy.model.event.Event.Severity;
import io.argosy.model.id.NodeId;
import io.argosy.model.node.Coming;
import io.argosy.model.node.Liveness;
import io.argosy.model.node.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Lets machines join. Safe for any number of threads.
public final class Joining {

    private final Editor editor;
    private final Ids ids;

    public Joining(Editor editor, Ids ids) {
        this.editor = editor;
        this.ids = ids;
    }

    /// Makes the machine a node, or says why not. May take as long as its checks do. Asked again with the same token, as after a lost answer, it is the same node.
    ///
    /// @param secret of the node token it shows
    /// @param neighbours the nodes that are there, which take part in the checks
    public JoinOutcome accept(String secret, JoinRequest request, Joiner joiner, Neighbours neighbours) {
        Optional<Refused> problem = switch (judge(editor.trial(), secret, request)) {
            case Verdict.No(Refused why) -> Optional.of(why);
            case Verdict.Welcome welcome -> PortChecks.problem(ids.next(), request, welcome.others(), joiner, neighbours);
        };
        return problem.<JoinOutcome>map(why -> why).orElseGet(() -> accept(secret, request));
    }

    /// All is judged once more, on what is there now.
    private JoinOutcome accept(String secret, JoinRequest request) {
        return switch (editor.edit(edit -> Result.done(accept(edit, secret, request)))) {
            case Result.Done<JoinOutcome> done -> done.value();
            case Result.Refused<JoinOutcome>(Fault why) -> JoinCode.UNAVAILABLE.refused(why.detail() + ": " + why.remedy());
        };
    }

    private JoinOutcome accept(Edit edit, String secret, JoinRequest request) {
        return switch (judge(edit, secret, request)) {
            case Verdict.No(Refused why) -> why;
            case Verdict.Welcome(Optional<Node> known, _, StoredNodeToken token) -> write(edit, secret, request, known, token);
        };
    }

    private JoinOutcome write(Edit edit, String secret, JoinRequest request, Optional<Node> known, StoredNodeToken token) {
        NodeId id = known.map(Node::id).orElseGet(() -> new NodeId(ids.next()));
        edit.put(Tables.NODES, id, known.map(node -> node.arrivedAs(request.name(), request.topology(), request.labels()))
                .orElseGet(() -> made(edit, id, request, token)));
        edit.put(Tables.FACTS, id, request.facts());
        NodeTokens.use(edit, secret, id);
        if (known.isEmpty()) {
            edit.put(Tables.LIVENESS, id, new Liveness(Liveness.State.AWAY, edit.now(), "it has joined, and not connected yet").with(Optional.of(new Coming(Coming.Kind.JOINED, edit.now()))));
            edit.event(Happening.ofNode(edit.now(), Severity.INFO, "node.joined", id,
                    "node %s joined with token %s".formatted(request.name(), token.name())));
        }
        return new Joined(id, cluster(edit));
    }

    private static Node made(Edit edit, NodeId id, JoinRequest request, StoredNodeToken token) {
        return new Node(id, request.name(), Node.Availability.ACTIVE, request.topology(), Map.copyOf(request.labels()), edit.now(), token.pool(), token.space(),
                request.labels());
    }

    /// Whether a machine may join.
    private sealed interface Verdict {
        record Welcome(Optional<Node> known, List<Candidate.Present> others, StoredNodeToken token) implements Verdict {}

        record No(Refused why) implements Verdict {}
    }

    private static Verdict judge(Edit edit, String secret, JoinRequest request) {
        Optional<StoredNodeToken> token = NodeTokens.find(edit.snapshot(), secret);
        if (token.isEmpty()) {
            return new Verdict.No(JoinCode.NODE_TOKEN_UNKNOWN.refused("the server does not know this node token: make another with `argosy node token`"));
        }
        Optional<Refused> elsewhere = otherCluster(cluster(edit), request);
        if (elsewhere.isPresent()) {
            return new Verdict.No(elsewhere.get());
        }
        Candidate candidate = Candidate.of(edit.snapshot(), request, edit.now());
        return switch (Recognition.of(candidate)) {
            case Recognition.Denied(Refused why) -> new Verdict.No(why);
            case Recognition.Stranger() -> verdict(edit, candidate, Optional.empty(), token.get());
            case Recognition.Known(Node node) -> verdict(edit, candidate, Optional.of(node), token.get());
        };
    }

    private static Verdict verdict(Edit edit, Candidate candidate, Optional<Node> known, StoredNodeToken token) {
        List<Candidate.Present> others = candidate.others(known.map(Node::id));
        Optional<Refused> problem = TokenRules.problem(token, known, edit.now()).or(() -> Fitness.problem(candidate, known.isPresent(), others));
        return problem.<Verdict>map(Verdict.No::new).orElseGet(() -> new Verdict.Welcome(known, others, token));
    }

    private static Optional<Refused> otherCluster(String cluster, JoinRequest request) {
        return request.cluster().filter(other -> !other.equals(cluster))
                .map(other -> JoinCode.WRONG_CLUSTER.refused("%s belongs to cluster %s, not to %s: empty the agent's data directory to let it join"
                        .formatted(request.name(), other, cluster)));
    }

    private static String cluster(Edit edit) {
        return edit.snapshot().get(Tables.CLUSTER, ClusterFacts.KEY).orElseThrow().id();
    }
}
