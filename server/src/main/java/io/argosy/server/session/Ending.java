package io.argosy.server.session;

import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.ServerStreamTracer;
import io.grpc.Status;

/// What is known of the connection under a call: when something came, and how it ended, by silence or because the other side closed it. The end is known when the call is told that it is over.
final class Ending extends ServerStreamTracer {

    private static final Context.Key<Ending> KEY = Context.key("argosy-ending");

    /// What gRPC says when a ping was not answered.
    private static final String UNANSWERED = "Keepalive failed";

    private volatile boolean silent;
    private volatile Runnable whenHeard = () -> { };

    /// For the server that takes the calls.
    static final class Each extends ServerStreamTracer.Factory {

        @Override
        public ServerStreamTracer newServerStreamTracer(String method, Metadata headers) {
            return new Ending();
        }
    }

    /// Of the call that is being started.
    static Ending ofThisCall() {
        return KEY.get();
    }

    @Override
    public Context filterContext(Context context) {
        return context.withValue(KEY, this);
    }

    /// @param action run for each message as it arrives, before those that came earlier were dealt with; must not block
    void whenHeard(Runnable action) {
        whenHeard = action;
    }

    @Override
    public void inboundMessage(int number) {
        whenHeard.run();
    }

    @Override
    public void streamClosed(Status status) {
        silent = status.getDescription() != null && status.getDescription().startsWith(UNANSWERED);
    }

    /// Whether nothing was heard of the other side any more.
    boolean silent() {
        return silent;
    }
}
