package io.argosy.server.http;

import io.argosy.control.fault.Fault;
import io.argosy.control.fault.FaultCode;
import io.argosy.control.server.ServerCard;
import io.argosy.server.start.Address;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// One request that is passed on, on its event loop. Bodies are piped both ways, each as fast as its reader takes it; a connection that is upgraded becomes a tunnel.
final class Forwarded {

    /// Between two servers only, or said anew.
    private static final Set<String> OF_THE_CONNECTION = Set.of(
            "connection", "keep-alive", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade", "host", "expect");

    private final RoutingContext context;
    private final HttpServerRequest request;
    private final String by;
    private final ServerCard leader;
    private final Revisions revisions;
    private final Consumer<Fault> failed;

    /// @param failed is told why there is no answer
    Forwarded(RoutingContext context, String by, ServerCard leader, Revisions revisions, Consumer<Fault> failed) {
        this.context = context;
        this.request = context.request();
        this.by = by;
        this.leader = leader;
        this.revisions = revisions;
        this.failed = failed;
    }

    /// @param patience how long the leader may say nothing; for as long as it leads when empty
    void send(HttpClient client, Address address, Optional<Duration> patience) {
        request.pause();
        RequestOptions options = new RequestOptions().setHost(address.host()).setPort(address.port()).setURI(request.uri()).setMethod(request.method());
        patience.ifPresent(time -> options.setTimeout(time.toMillis()));
        client.request(options).onSuccess(this::send).onFailure(e -> failed.accept(
                Forwarding.noLeader("the server that leads, %s, cannot be reached: %s".formatted(leader.name(), e.getMessage()))));
    }

    private void send(HttpClientRequest out) {
        copy(request.headers(), out.headers());
        out.putHeader(Forwarding.FORWARDED, by);
        context.addEndHandler(end -> {
            if (end.failed()) {
                out.reset();
            }
        });
        if (request.headers().contains(HttpHeaders.UPGRADE)) {
            tunnel(out);
            return;
        }
        boolean body = request.headers().contains(HttpHeaders.CONTENT_LENGTH) || request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
        (body ? out.send(request) : out.send()).onSuccess(this::received).onFailure(this::lost);
        if (!body) {
            request.resume();
        }
    }

    /// Whoever looks at this server after a change finds the change.
    private void received(HttpClientResponse in) {
        in.pause();
        revisions.await(Revisions.read(in.getHeader(Revisions.HEADER)), () -> answer(in), () -> answer(in));
    }

    private void answer(HttpClientResponse in) {
        HttpServerResponse out = request.response();
        if (out.ended() || out.closed()) {
            return;
        }
        out.setStatusCode(in.statusCode());
        copy(in.headers(), out.headers());
        if (!in.headers().contains(HttpHeaders.CONTENT_LENGTH)) {
            out.setChunked(true);
        }
        // A body that breaks off takes its connection with it, so that what came is not taken for the whole.
        in.pipe().endOnFailure(false).to(out).onFailure(_ -> request.connection().close());
    }

    private void lost(Throwable why) {
        failed.accept(Fault.of(FaultCode.LEADER_LOST, "the server that led, %s, went away before it answered: %s".formatted(leader.name(), why.getMessage()),
                "see whether it happened before asking again"));
    }

    private void tunnel(HttpClientRequest out) {
        out.putHeader(HttpHeaders.CONNECTION, "Upgrade").putHeader(HttpHeaders.UPGRADE, request.getHeader(HttpHeaders.UPGRADE));
        out.connect().onFailure(this::lost).onSuccess(in -> {
            if (in.statusCode() == 101) {
                tunnel(in);
            } else {
                request.resume();
                received(in);
            }
        });
    }

    private void tunnel(HttpClientResponse in) {
        in.headers().forEach(header -> request.response().putHeader(header.getKey(), header.getValue()));
        NetSocket far = in.netSocket();
        far.pause();
        request.toNetSocket().onFailure(_ -> far.close()).onSuccess(near -> {
            near.pipeTo(far);
            far.pipeTo(near);
            near.closeHandler(_ -> far.close());
            far.closeHandler(_ -> near.close());
        });
    }

    private static void copy(MultiMap from, MultiMap to) {
        from.forEach((name, value) -> {
            if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                to.add(name, value);
            }
        });
    }
}
