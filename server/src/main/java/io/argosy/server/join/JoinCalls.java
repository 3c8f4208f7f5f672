package io.argosy.server.join;

import io.argosy.api.session.JoinAsk;
import io.argosy.api.session.JoinReply;
import io.argosy.control.join.Joining;
import io.argosy.control.join.Neighbours;
import io.argosy.server.trust.ClusterTrust;
import io.argosy.server.trust.Elsewhere;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.Status;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/// Takes machines in that want to join.
public final class JoinCalls implements ServerCallHandler<JoinAsk, JoinReply> {

    /// How long a machine may take for one answer.
    public static final Duration PATIENCE = Duration.ofSeconds(30);

    /// How long the whole may take.
    private static final Duration MOST = Duration.ofMinutes(3);
    private static final int AT_ONCE = 64;

    private final Joining joining;
    private final Neighbours neighbours;
    private final ClusterTrust trust;
    private final Elsewhere elsewhere;
    private final Semaphore places = new Semaphore(AT_ONCE);

    public JoinCalls(Joining joining, Neighbours neighbours, ClusterTrust trust, Elsewhere elsewhere) {
        this.elsewhere = elsewhere;
        this.neighbours = neighbours;
        this.joining = joining;
        this.trust = trust;
    }

    @Override
    public ServerCall.Listener<JoinAsk> startCall(ServerCall<JoinAsk, JoinReply> call, Metadata headers) {
        if (!places.tryAcquire()) {
            call.close(Status.RESOURCE_EXHAUSTED.withDescription("%d machines are joining; the agent tries again".formatted(AT_ONCE)), new Metadata());
            return new ServerCall.Listener<>() {};
        }
        JoinCall joiner = new JoinCall(call, joining, neighbours, trust, elsewhere, places::release);
        joiner.begin();
        Thread.ofVirtual().name("join-timeout").start(() -> endLate(joiner));
        return joiner;
    }

    private static void endLate(JoinCall joiner) {
        try {
            if (!joiner.over(MOST)) {
                joiner.end(Status.DEADLINE_EXCEEDED.withDescription("joining took too long"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
