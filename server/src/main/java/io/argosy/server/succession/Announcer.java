package io.argosy.server.succession;

import io.argosy.api.rest.ServerAnnouncement;
import io.argosy.codec.Json;
import io.argosy.control.ControlPlane;
import io.argosy.control.fault.Result;
import io.argosy.control.server.ServerCard;
import io.argosy.control.server.ServerFacts;
import io.argosy.server.start.ServerToken;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/// Says again and again that this server is there: to the records while it leads, else to the leader.
public final class Announcer implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Announcer.class.getName());
    private static final Duration PERIOD = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final ControlPlane control;
    private final ServerCard own;
    private final ServerToken token;
    private final Json json;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
    private final Thread thread = Thread.ofVirtual().name("announcer").unstarted(this::announceForEver);
    private Optional<String> lastProblem = Optional.empty();

    public Announcer(ControlPlane control, ServerCard own, ServerToken token, Json json) {
        this.control = control;
        this.own = own;
        this.token = token;
        this.json = json;
    }

    public Announcer begin() {
        thread.start();
        return this;
    }

    private void announceForEver() {
        try {
            while (true) {
                Optional<String> problem = announce();
                problem.filter(now -> !lastProblem.equals(Optional.of(now)))
                        .ifPresent(now -> LOG.log(Level.WARNING, "this server could not be announced, and tries again: {0}", now));
                lastProblem = problem;
                Thread.sleep(PERIOD);
            }
        } catch (InterruptedException _) {
            // Closed.
        }
    }

    /// @return what was in the way
    private Optional<String> announce() throws InterruptedException {
        ServerFacts facts = control.info();
        if (control.leads()) {
            return control.servers().announce(own, facts.version(), facts.startedAt()) instanceof Result.Refused<ServerCard> refused
                    ? Optional.of(refused.fault().detail())
                    : Optional.empty();
        }
        Optional<ServerCard> leader = control.servers().leader().filter(card -> !card.name().equals(own.name()));
        return leader.isEmpty() ? Optional.empty() : announce(leader.get(), facts);
    }

    private Optional<String> announce(ServerCard leader, ServerFacts facts) throws InterruptedException {
        URI place = URI.create("http://%s/v1/servers/%s".formatted(leader.rest(), URLEncoder.encode(own.name(), StandardCharsets.UTF_8)));
        byte[] body = json.bytes(new ServerAnnouncement(own.rest(), own.sessions(), facts.version(), facts.startedAt()));
        HttpRequest request = HttpRequest.newBuilder(place).timeout(PATIENCE).header("content-type", "application/json")
                .header("authorization", "Bearer " + token.text()).PUT(HttpRequest.BodyPublishers.ofByteArray(body)).build();
        try {
            int status = http.send(request, BodyHandlers.discarding()).statusCode();
            return status < 300 ? Optional.empty() : Optional.of("%s answered with status %d".formatted(place, status));
        } catch (IOException e) {
            return Optional.of("%s: %s".formatted(place, e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()));
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        http.shutdownNow();
    }
}
