package io.argosy.agent.session;

import io.argosy.agent.label.Identity;
import io.argosy.api.session.AgentMessage;
import io.argosy.api.session.AgentMessage.Accepted;
import io.argosy.api.session.AgentMessage.Hello;
import io.argosy.api.session.AgentMessage.NeedWhole;
import io.argosy.api.session.AgentMessage.Reports;
import io.argosy.api.session.ServerMessage;
import io.argosy.api.session.SessionMethods;
import io.argosy.model.assignment.Assignment;
import io.argosy.model.assignment.Report;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// One control call. gRPC tells it what the server says, from one thread at a time; the next message is asked for when one is dealt with.
final class ControlCall extends ClientCall.Listener<ServerMessage> {
    private final ClientCall<AgentMessage, ServerMessage> call;
    private final Orders orders;
    private final Outbox outbox;
    private final SessionEvents events;
    private final KnownServers servers;
    private final Channel channel;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Optional<ServerMessage.Welcome> welcome = Optional.empty();
    private boolean ended;
    private Optional<String> problem = Optional.empty();
    private Optional<String> leader = Optional.empty();
    private boolean passing;

    ControlCall(ClientCall<AgentMessage, ServerMessage> call, Orders orders, Outbox outbox, SessionEvents events, KnownServers servers, Channel channel) {
        this.call = call;
        this.orders = orders;
        this.outbox = outbox;
        this.events = events;
        this.servers = servers;
        this.channel = channel;
    }

    /// Holds the session until it ends.
    ///
    /// @param patience how long the server may take to answer the hello
    Ended run(Hello hello, Duration patience) throws InterruptedException {
        call.request(1);
        say(hello);
        Thread reporting = Thread.ofVirtual().name("reports").start(this::reportForEver);
        Thread beating = Thread.ofVirtual().name("beat").start(this::beatForEver);
        try {
            lock.lockInterruptibly();
            try {
                long left = patience.toNanos();
                while (!ended && welcome.isEmpty() && left > 0) {
                    left = changed.awaitNanos(left);
                }
                if (!ended && welcome.isEmpty()) {
                    return Ended.of(Optional.of("the server did not answer within " + patience.toSeconds() + " s"));
                }
                while (!ended) {
                    changed.await();
                }
                return new Ended(problem, leader, passing);
            } finally {
                lock.unlock();
            }
        } finally {
            reporting.interrupt();
            beating.interrupt();
        }
    }

    /// A connection that takes no more has something on its way already.
    private void beatForEver() {
        try {
            Optional<Duration> beat = awaitWelcome().beat();
            while (beat.isPresent()) {
                if (call.isReady()) {
                    say(new AgentMessage.Alive());
                }
                Thread.sleep(beat.get());
            }
        } catch (InterruptedException _) {
            // The session is over.
        }
    }

    void say(AgentMessage message) {
        lock.lock();
        try {
            if (!ended) {
                call.sendMessage(message);
            }
        } finally {
            lock.unlock();
        }
    }

    /// Another server leads now.
    void leave(String forLeader) {
        lock.lock();
        try {
            leader = Optional.of(forLeader);
        } finally {
            lock.unlock();
        }
        end("server " + forLeader + " leads now");
    }

    void cancel(String why) {
        lock.lock();
        try {
            ended = true;
            call.cancel(why, null);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void reportForEver() {
        try {
            awaitWelcome();
            outbox.unhear();
            while (true) {
                awaitReady();
                List<Report> batch = outbox.take();
                say(new Reports(batch));
            }
        } catch (InterruptedException _) {
            // The session is over; the next one says everything again.
        }
    }

    private ServerMessage.Welcome awaitWelcome() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (welcome.isEmpty()) {
                changed.await();
            }
            return welcome.get();
        } finally {
            lock.unlock();
        }
    }

    /// A connection that takes no more lets reports pile up where the newest of each key replaces the older.
    private void awaitReady() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!call.isReady()) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void onReady() {
        signal();
    }

    @Override
    public void onMessage(ServerMessage message) {
        try {
            hear(message);
            call.request(1);
        } catch (UncheckedIOException e) {
            end("the server's word cannot be kept: " + e.getMessage());
        }
    }

    private void hear(ServerMessage message) {
        switch (message) {
            case ServerMessage.Welcome welcome -> greeted(welcome);
            case ServerMessage.Refused refused -> refused(refused);
            case ServerMessage.AssignmentChange change -> changed(change);
            case ServerMessage.LeasesKept leases -> events.leased(leases);
            case ServerMessage.OpenStream stream -> events.open(stream, channel);
            case ServerMessage.ImageAway away -> events.away(away);
            case ServerMessage.Witness asked -> events.witness(asked, this::say);
        }
    }

    private void refused(ServerMessage.Refused refused) {
        lock.lock();
        try {
            passing = refused.code().equals(SessionMethods.NOT_LEADING);
            leader = refused.leader();
        } finally {
            lock.unlock();
        }
        end("refused (" + refused.code() + "): " + refused.problem());
    }

    private void greeted(ServerMessage.Welcome welcome) {
        Optional<Identity> identity = orders.welcomed(welcome);
        if (identity.isEmpty()) {
            end("the server speaks from before what was seen (" + orders.seen() + "): it no longer leads, or was restored without a new incarnation");
            return;
        }
        servers.welcomed();
        servers.learn(welcome.servers());
        events.welcomed(identity.get());
        lock.lock();
        try {
            this.welcome = Optional.of(welcome);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void changed(ServerMessage.AssignmentChange change) {
        switch (orders.changed(change)) {
            case Orders.Outcome.Accepted(Assignment assignment, String digest) -> {
                events.assigning(assignment);
                say(new Accepted(digest));
                events.assigned(assignment);
            }
            case Orders.Outcome.OtherBase(String digest) -> say(new NeedWhole(digest));
            case Orders.Outcome.Outdated(var seen) -> end("an assignment from before what was seen (" + seen + ")");
        }
    }

    private void end(String why) {
        lock.lock();
        try {
            problem = problem.or(() -> Optional.of(why));
        } finally {
            lock.unlock();
        }
        cancel(why);
    }

    @Override
    public void onClose(Status status, Metadata trailers) {
        lock.lock();
        try {
            ended = true;
            if (problem.isEmpty() && !status.isOk()) {
                problem = Optional.of(explain(status));
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private static String explain(Status status) {
        String what = status.getDescription() == null ? status.getCode().toString() : status.getDescription();
        return status.getCause() == null ? what : what + " (" + status.getCause().getMessage() + ")";
    }

    private void signal() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
