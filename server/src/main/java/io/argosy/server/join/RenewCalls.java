package io.argosy.server.join;

import io.argosy.api.session.JoinReply;
import io.argosy.api.session.SessionMethods;
import io.argosy.model.id.NodeId;
import io.argosy.model.join.KeyProof;
import io.argosy.server.trust.ClusterTrust;
import io.argosy.server.trust.Elsewhere;
import io.argosy.server.trust.IssuedCertificate;
import io.argosy.server.trust.Peer;
import io.argosy.trust.Possession;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.Status;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;

/// Gives nodes new certificates for new keys, by certificates that are still valid.
public final class RenewCalls implements ServerCallHandler<KeyProof, JoinReply> {

    private static final Logger LOG = System.getLogger(RenewCalls.class.getName());

    private final ClusterTrust trust;
    private final Elsewhere elsewhere;
    private final BiConsumer<NodeId, Instant> renewed;

    /// @param renewed told until when a node is certified now
    public RenewCalls(ClusterTrust trust, Elsewhere elsewhere, BiConsumer<NodeId, Instant> renewed) {
        this.trust = trust;
        this.elsewhere = elsewhere;
        this.renewed = renewed;
    }

    @Override
    public ServerCall.Listener<KeyProof> startCall(ServerCall<KeyProof, JoinReply> call, Metadata headers) {
        call.request(1);
        return new ServerCall.Listener<>() {
            @Override
            public void onMessage(KeyProof proof) {
                call.sendHeaders(new Metadata());
                call.sendMessage(answer(trust.peer(call), proof));
                call.close(Status.OK, new Metadata());
            }
        };
    }

    private JoinReply answer(Peer peer, KeyProof proof) {
        return switch (peer) {
            case Peer.Stranger(String code, String problem) -> new JoinReply.Refused(code, problem);
            case Peer.Certified _ when elsewhere.applies() -> new JoinReply.Refused(SessionMethods.NOT_LEADING, elsewhere.problem(), elsewhere.door());
            case Peer.Certified certified -> issue(certified.node(), proof);
        };
    }

    private JoinReply issue(NodeId node, KeyProof proof) {
        Optional<PublicKey> key = Possession.proven(proof, node.value());
        if (key.isEmpty()) {
            return JoinCall.NOT_PROVEN;
        }
        IssuedCertificate issued = trust.issue(node, key.get());
        renewed.accept(node, issued.expiresAt());
        LOG.log(Level.INFO, "node {0} has a new certificate, until {1}", node, issued.expiresAt());
        return new JoinReply.Issued(trust.cluster(), node, issued.chain());
    }
}
