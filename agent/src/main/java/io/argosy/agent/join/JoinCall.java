package io.argosy.agent.join;

import io.argosy.api.session.JoinAsk;
import io.argosy.api.session.JoinReply;
import io.argosy.api.session.SessionMethods;
import io.argosy.codec.Json;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// One call by which the machine wants to join. The server says at most a few dozen words on it, each of which is asked for.
final class JoinCall extends ClientCall.Listener<JoinReply> implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
    private final ClientCall<JoinAsk, JoinReply> call;

    /// What happened on the call.
    sealed interface Heard {
        record Said(JoinReply reply) implements Heard {}

        record Ended(String problem) implements Heard {}
    }

    JoinCall(ManagedChannel channel, Json json) {
        this.call = channel.newCall(new SessionMethods(json).join(), CallOptions.DEFAULT);
        call.start(this, new Metadata());
    }

    /// Waits for the server's next word.
    Heard next() throws InterruptedException {
        call.request(1);
        Heard next = heard.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        return next == null ? new Heard.Ended("the server said nothing for %d s".formatted(PATIENCE.toSeconds())) : next;
    }

    void say(JoinAsk ask) {
        call.sendMessage(ask);
    }

    @Override
    public void onMessage(JoinReply reply) {
        heard.add(new Heard.Said(reply));
    }

    @Override
    public void onClose(Status status, Metadata trailers) {
        String what = status.getDescription() == null ? status.getCode().toString() : status.getDescription();
        heard.add(new Heard.Ended(status.getCause() == null ? what : what + " (" + status.getCause().getMessage() + ")"));
    }

    @Override
    public void close() {
        call.cancel("the machine is done", null);
    }
}
