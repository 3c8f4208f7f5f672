package io.argosy.server.http;

import io.argosy.control.ControlPlane;
import io.argosy.control.fault.Fault;
import io.argosy.control.fault.FaultCode;
import io.argosy.control.server.ServerCard;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.ext.web.RoutingContext;
import io.argosy.server.start.Address;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// Passes requests on to the server that leads. What is under way ends when another takes its place.
@Singleton
final class Forwarding {

    /// Says that a server passed the request on, so that nobody does it again.
    static final String FORWARDED = "Argosy-Forwarded";

    /// Says that a server answered from its records what the leader would have known more of, and its name.
    static final String ALONE = "Argosy-Alone";

    private static final int MOST_AT_ONCE = 512;
    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(2);
    private static final Duration LOOK = Duration.ofMillis(200);

    /// How long a leader may take before a server answers itself.
    private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(2);

    private final ControlPlane control;
    private final ServerCard own;
    private final Vertx vertx;
    private final Revisions revisions;
    private final AtomicInteger underWay = new AtomicInteger();
    private final long timer;
    private Optional<Way> way = Optional.empty();

    /// The connections to one leader.
    private record Way(ServerCard leader, HttpClient client) {}

    Forwarding(ControlPlane control, ServerCard own, Vertx vertx, Revisions revisions) {
        this.control = control;
        this.own = own;
        this.vertx = vertx;
        this.revisions = revisions;
        this.timer = vertx.setPeriodic(LOOK.toMillis(), _ -> dropOld());
    }

    /// Answers the request as the leader does. On an event loop.
    void forward(RoutingContext request) {
        forward(request, Optional.empty(), fault -> ProblemResponse.send(request, fault));
    }

    /// The same while the leader can be asked, else goes on with the request here. For requests without a body.
    void forwardIfLed(RoutingContext request) {
        if (request.request().headers().contains(FORWARDED)) {
            request.next();
            return;
        }
        forward(request, Optional.of(ANSWER_PATIENCE), _ -> {
            if (!request.response().ended() && !request.response().closed()) {
                request.response().putHeader(ALONE, own.name());
                request.request().resume();
                request.next();
            }
        });
    }

    private void forward(RoutingContext request, Optional<Duration> patience, Consumer<Fault> failed) {
        Optional<ServerCard> leader = control.servers().leader().filter(card -> !card.equals(own));
        if (leader.isEmpty() || request.request().headers().contains(FORWARDED)) {
            failed.accept(noLeader("no server leads at the moment"));
        } else if (underWay.incrementAndGet() > MOST_AT_ONCE) {
            underWay.decrementAndGet();
            failed.accept(Fault.of(FaultCode.TOO_MANY_REQUESTS, "too many requests are being passed on to the leader", "wait a few seconds, or ask it directly"));
        } else {
            request.addEndHandler(_ -> underWay.decrementAndGet());
            Address address = Address.parse(leader.get().rest());
            new Forwarded(request, own.name(), leader.get(), revisions, failed).send(client(leader.get()), address, patience);
        }
    }

    static Fault noLeader(String problem) {
        return Fault.of(FaultCode.NO_LEADER, problem, "nothing happened; try again in a moment");
    }

    private synchronized HttpClient client(ServerCard leader) {
        if (way.filter(known -> known.leader().equals(leader)).isEmpty()) {
            way.ifPresent(old -> old.client().close());
            HttpClientOptions options = new HttpClientOptions().setConnectTimeout((int) CONNECT_PATIENCE.toMillis())
                    .setMaxPoolSize(MOST_AT_ONCE).setMaxWaitQueueSize(0).setTcpNoDelay(true);
            way = Optional.of(new Way(leader, vertx.createHttpClient(options)));
        }
        return way.orElseThrow().client();
    }

    /// Whoever waits for a leader that is none any more is told so.
    private synchronized void dropOld() {
        way.filter(known -> !control.servers().leader().equals(Optional.of(known.leader()))).ifPresent(old -> {
            old.client().close();
            way = Optional.empty();
        });
    }

    @PreDestroy
    synchronized void close() {
        vertx.cancelTimer(timer);
        way.ifPresent(known -> known.client().close());
        way = Optional.empty();
    }
}
