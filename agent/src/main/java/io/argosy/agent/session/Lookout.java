package io.argosy.agent.session;

import io.argosy.api.session.LeaderAsk;
import io.argosy.api.session.LeaderNews;
import io.argosy.api.session.SessionMethods;
import io.argosy.api.session.Stamp;
import io.argosy.codec.Json;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Asks a server that the agent has no session with who leads. So the agent hears of a new leader at once, also when the old one only went silent.
final class Lookout implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Lookout.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Door door;
    private final KnownServers servers;
    private final SessionMethods methods;
    private final Supplier<Stamp> seen;
    private final Consumer<String> leads;
    private final Thread thread = Thread.ofVirtual().name("lookout").unstarted(this::lookForEver);

    /// @param seen the highest stamp the agent has seen: who led before that is no news
    /// @param leads told the server that leads now, when it is another than the one the agent has a session with
    Lookout(Door door, KnownServers servers, Json json, Supplier<Stamp> seen, Consumer<String> leads) {
        this.door = door;
        this.servers = servers;
        this.methods = new SessionMethods(json);
        this.seen = seen;
        this.leads = leads;
    }

    void start() {
        thread.start();
    }

    private void lookForEver() {
        Optional<String> last = Optional.empty();
        try {
            while (true) {
                last = servers.witness(last);
                if (last.isPresent()) {
                    ask(last.get());
                }
                Thread.sleep((long) (PAUSE.toMillis() * (0.5 + ThreadLocalRandom.current().nextDouble())));
            }
        } catch (InterruptedException _) {
            // Closed.
        }
    }

    /// Until that server ends the call, or the session is with it.
    private void ask(String server) throws InterruptedException {
        Optional<ManagedChannel> channel = door.aside(server);
        if (channel.isEmpty()) {
            return;
        }
        try {
            Call call = new Call(channel.get().newCall(methods.leaders(), CallOptions.DEFAULT));
            while (!call.ended.await(LOOK.toMillis(), TimeUnit.MILLISECONDS) && !server.equals(servers.current())) {
                // It goes on.
            }
        } finally {
            channel.get().shutdownNow();
        }
    }

    private void hear(LeaderNews news) {
        servers.learn(news.servers());
        Stamp known = seen.get();
        boolean later = new Stamp(news.term().incarnation(), news.term().term(), 0).compareTo(new Stamp(known.incarnation(), known.term(), 0)) > 0;
        if (later && news.leader().isPresent() && !news.leader().get().equals(servers.current())) {
            LOG.log(Level.INFO, "server " + news.leader().get() + " leads now");
            leads.accept(news.leader().get());
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private final class Call extends ClientCall.Listener<LeaderNews> {

        final CountDownLatch ended = new CountDownLatch(1);
        private final ClientCall<LeaderAsk, LeaderNews> call;

        Call(ClientCall<LeaderAsk, LeaderNews> call) {
            this.call = call;
            call.start(this, new Metadata());
            call.request(1);
            call.sendMessage(new LeaderAsk(SessionMethods.PROTOCOL));
            call.halfClose();
        }

        @Override
        public void onMessage(LeaderNews news) {
            hear(news);
            call.request(1);
        }

        @Override
        public void onClose(Status status, Metadata trailers) {
            ended.countDown();
        }
    }
}
