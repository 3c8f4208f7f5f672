package io.argosy.server.session;

import io.argosy.api.session.AgentMessage.Testimony;
import io.argosy.api.session.ServerMessage;
import io.argosy.control.witness.Witnesses;
import io.argosy.model.id.NodeId;
import io.argosy.model.witness.Sighting;
import io.argosy.model.witness.Suspect;
import io.argosy.server.stream.StreamBroker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/// Asks agents for other nodes on their control calls. Safe for any number of threads.
final class SessionWitnesses implements Witnesses {

    /// An agent tries for 1.2 s.
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /// Nodes in one question: as many as a small message holds.
    private static final int AT_ONCE = 256;

    private final StreamBroker.Sender sender;
    private final AtomicLong last = new AtomicLong();
    private final Map<String, Question> open = new ConcurrentHashMap<>();

    private record Question(NodeId witness, CompletableFuture<List<Sighting>> answer) {}

    SessionWitnesses(StreamBroker.Sender sender) {
        this.sender = sender;
    }

    @Override
    public List<Sighting> ask(NodeId witness, List<Suspect> suspects) {
        List<String> ids = new ArrayList<>();
        try {
            List<CompletableFuture<List<Sighting>>> answers = new ArrayList<>();
            for (int from = 0; from < suspects.size(); from += AT_ONCE) {
                ids.add("w" + last.incrementAndGet());
                send(ids.getLast(), witness, suspects.subList(from, Math.min(suspects.size(), from + AT_ONCE))).ifPresent(answers::add);
            }
            return await(answers);
        } finally {
            ids.forEach(open::remove);
        }
    }

    private Optional<CompletableFuture<List<Sighting>>> send(String id, NodeId witness, List<Suspect> suspects) {
        Question question = new Question(witness, new CompletableFuture<>());
        open.put(id, question);
        return sender.send(witness, new ServerMessage.Witness(id, suspects)) ? Optional.of(question.answer()) : Optional.empty();
    }

    private static List<Sighting> await(List<CompletableFuture<List<Sighting>>> answers) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        List<Sighting> sightings = new ArrayList<>();
        for (CompletableFuture<List<Sighting>> answer : answers) {
            try {
                sightings.addAll(answer.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS));
            } catch (TimeoutException _) {
                return sightings;
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return sightings;
            } catch (ExecutionException e) {
                throw new IllegalStateException("an answer is only ever completed", e);
            }
        }
        return sightings;
    }

    /// What an agent says. Dropped when nobody waits for it from that node any more.
    void take(NodeId witness, Testimony testimony) {
        Optional.ofNullable(open.get(testimony.id())).filter(question -> question.witness().equals(witness))
                .ifPresent(question -> question.answer().complete(testimony.sightings()));
    }
}
