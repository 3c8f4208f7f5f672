package io.argosy.storeetcd.client;

import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// An open stream. What was received and not taken yet is one message at most.
public final class EtcdStream<Q, R> implements AutoCloseable {

    private final ClientCall<Q, R> call;
    private final Function<Status, EtcdFailure> failed;
    private final LinkedBlockingQueue<Heard<R>> heard = new LinkedBlockingQueue<>();

    /// @param message absent when the stream ended @param end absent for a message
    private record Heard<R>(Optional<R> message, Optional<Status> end) {
    }

    private EtcdStream(ClientCall<Q, R> call, Function<Status, EtcdFailure> failed) {
        this.call = call;
        this.failed = failed;
    }

    static <Q, R> EtcdStream<Q, R> open(ClientCall<Q, R> call, Function<Status, EtcdFailure> failed) {
        EtcdStream<Q, R> stream = new EtcdStream<>(call, failed);
        call.start(stream.new Ear(), new Metadata());
        call.request(1);
        return stream;
    }

    public void send(Q message) {
        call.sendMessage(message);
    }

    /// The next message; absent when none came in time.
    ///
    /// @throws EtcdFailure when the stream ended
    public Optional<R> next(Duration patience) throws EtcdFailure, InterruptedException {
        Heard<R> next = heard.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
        if (next == null) {
            return Optional.empty();
        }
        if (next.end().isPresent()) {
            heard.add(next);
            throw failed.apply(next.end().get());
        }
        call.request(1);
        return next.message();
    }

    /// The member does not answer on this stream.
    public EtcdFailure silent(Duration patience) {
        return failed.apply(Status.DEADLINE_EXCEEDED.withDescription("silent for " + patience.toMillis() + " ms"));
    }

    @Override
    public void close() {
        call.cancel("not needed any more", null);
    }

    private final class Ear extends ClientCall.Listener<R> {

        @Override
        public void onMessage(R message) {
            heard.add(new Heard<>(Optional.of(message), Optional.empty()));
        }

        @Override
        public void onClose(Status status, Metadata trailers) {
            Status end = status.isOk() ? Status.UNAVAILABLE.withDescription("the stream ended") : status;
            heard.add(new Heard<>(Optional.empty(), Optional.of(end)));
        }
    }
}
