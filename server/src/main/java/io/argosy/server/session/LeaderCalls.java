package io.argosy.server.session;

import io.argosy.api.session.LeaderAsk;
import io.argosy.api.session.LeaderNews;
import io.argosy.api.session.Stamp;
import io.argosy.control.ControlPlane;
import io.argosy.control.server.ServerCard;
import io.argosy.server.trust.ClusterTrust;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.Status;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Tells agents who leads, at once and after each change. An agent asks a server that it has no session with, and so learns of a new leader also when the old one only went silent.
final class LeaderCalls implements ServerCallHandler<LeaderAsk, LeaderNews>, AutoCloseable {

    private static final Duration PERIOD = Duration.ofMillis(200);
    private static final int MOST = 5_000;

    private final ClusterTrust trust;
    private final ControlPlane control;
    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    private final Thread looking = Thread.ofVirtual().name("leader-news").unstarted(this::lookForEver);

    LeaderCalls(ClusterTrust trust, ControlPlane control) {
        this.trust = trust;
        this.control = control;
        looking.start();
    }

    private void lookForEver() {
        try {
            while (true) {
                Thread.sleep(PERIOD);
                LeaderNews now = news();
                listeners.forEach(listener -> listener.tell(now));
            }
        } catch (InterruptedException _) {
            // Closed.
        }
    }

    private LeaderNews news() {
        return new LeaderNews(Stamp.of(control.term(), 0), control.servers().leader().map(ServerCard::sessions), control.servers().doors());
    }

    @Override
    public ServerCall.Listener<LeaderAsk> startCall(ServerCall<LeaderAsk, LeaderNews> call, Metadata headers) {
        Status refusal = trust.holder(call).isEmpty() ? Status.UNAUTHENTICATED.withDescription("only nodes of the cluster are told")
                : listeners.size() >= MOST ? Status.RESOURCE_EXHAUSTED.withDescription("too many agents ask") : Status.OK;
        if (!refusal.isOk()) {
            call.close(refusal, new Metadata());
            return new ServerCall.Listener<>() {};
        }
        call.sendHeaders(new Metadata());
        call.request(1);
        return new Listener(call);
    }

    @Override
    public void close() {
        looking.interrupt();
        listeners.forEach(listener -> listener.end(Status.UNAVAILABLE.withDescription("the server stops")));
    }

    /// One agent that asked. News wait for a connection that takes them, where the newest replaces the older.
    private final class Listener extends ServerCall.Listener<LeaderAsk> {

        private final ServerCall<LeaderAsk, LeaderNews> call;
        private Optional<LeaderNews> told = Optional.empty();
        private boolean ended;

        Listener(ServerCall<LeaderAsk, LeaderNews> call) {
            this.call = call;
        }

        @Override
        public void onMessage(LeaderAsk ask) {
            listeners.add(this);
            tell(news());
        }

        synchronized void tell(LeaderNews news) {
            if (!ended && call.isReady() && !told.equals(Optional.of(news))) {
                told = Optional.of(news);
                call.sendMessage(news);
            }
        }

        synchronized void end(Status status) {
            listeners.remove(this);
            if (!ended) {
                ended = true;
                call.close(status, new Metadata());
            }
        }

        @Override
        public synchronized void onCancel() {
            ended = true;
            listeners.remove(this);
        }
    }
}
