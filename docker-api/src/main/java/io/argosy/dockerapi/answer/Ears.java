package io.argosy.dockerapi.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import io.argosy.dockerapi.fleet.EngineAway;
import io.argosy.dockerapi.fleet.FleetNode;
import io.argosy.dockerapi.http.Framing;
import io.argosy.dockerapi.http.Headers;
import io.argosy.dockerapi.http.Heads;
import io.argosy.dockerapi.http.RequestHead;
import io.argosy.dockerapi.http.ResponseHead;
import io.argosy.dockerapi.http.WireInput;
import io.argosy.dockerapi.merge.Trees;
import io.argosy.dockerapi.wire.Engines;
import io.argosy.dockerapi.wire.LentLink;
import io.argosy.model.id.NodeId;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLongArray;

/// Hears from engines that something changed. An engine is listened to from the first question about it on, for as long as it is there. Safe for any number of threads.
final class Ears {

    private final Engines engines;
    private final Map<NodeId, Ear> ears = new ConcurrentHashMap<>();

    Ears(Engines engines) {
        this.engines = engines;
    }

    /// How much was heard and done so far: equal marks mean that nothing of the kind changed between them. Empty while an engine is not listened to, so that it has to be asked.
    Optional<Mark> mark(FleetNode node, Kind kind) {
        Ear ear = ears.computeIfAbsent(node.id(), _ -> new Ear(node));
        return ear.listens ? Optional.of(new Mark(ear, ear.heard.get(kind.ordinal()), engines.changes().count(node.id()))) : Optional.empty();
    }

    /// @param ear that heard it; another one may have missed something in between
    record Mark(Object ear, long heard, long done) {}

    /// Listens to one engine until it does not answer any more.
    private final class Ear {

        private final FleetNode node;
        private final AtomicLongArray heard = new AtomicLongArray(Kind.values().length);
        private volatile boolean listens;

        Ear(FleetNode node) {
            this.node = node;
            engines.begin(this::listen);
        }

        private void listen() {
            try (LentLink link = engines.open(node)) {
                link.output().write(new RequestHead("GET", "/events", 1, Headers.of("Host", "docker")).bytes());
                WireInput input = new WireInput(link.input());
                ResponseHead answer = Heads.response(input);
                if (answer.status() == 200) {
                    listens = true;
                    follow(Framing.of(answer, "GET"), input);
                }
            } catch (EngineAway _) {
                // It is asked, and says so itself.
            } catch (IOException _) {
                // The engine or its node went away; who asks next begins again.
            } finally {
                listens = false;
                ears.remove(node.id(), this);
            }
        }

        private void follow(Framing framing, WireInput input) throws IOException {
            try (MappingIterator<JsonNode> events = Trees.values(framing.from(input))) {
                while (events.hasNextValue()) {
                    hear(events.nextValue());
                }
            }
        }

        private void hear(JsonNode event) {
            String type = event.path("Type").asText();
            String action = event.path("Action").asText();
            for (Kind kind : Kind.values()) {
                if (kind.isChangedBy(type, action)) {
                    heard.incrementAndGet(kind.ordinal());
                }
            }
        }
    }
}
