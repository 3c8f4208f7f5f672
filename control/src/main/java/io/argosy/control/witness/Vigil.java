package io.argosy.control.witness;

import io.argosy.control.change.Editor;
import io.argosy.control.change.NotWritten;
import io.argosy.control.loop.Pass;
import io.argosy.control.record.Tables;
import io.argosy.control.session.Hearing;
import io.argosy.control.session.Loss;
import io.argosy.control.session.Patience;
import io.argosy.control.session.Sessions;
import io.argosy.control.witness.Circle.Peer;
import io.argosy.model.id.NodeId;
import io.argosy.model.witness.Suspect;
import io.argosy.scheduling.cluster.NodeSnapshot;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/// Looks several times a second who is silent, has others asked, and says that nodes are lost. Waits for nobody itself: what is asked is asked aside.
public final class Vigil implements Pass {

    private static final Logger LOG = System.getLogger(Vigil.class.getName());

    private static final Duration TICK = Duration.ofMillis(100);

    /// Between two inquiries about one node, and between two looks for nodes that lack witnesses.
    private static final Duration AGAIN = Duration.ofSeconds(1);

    /// How long it is believed what the leader before found out.
    private static final Duration RECALLED_FOR = Duration.ofMinutes(1);

    private final Editor editor;
    private final Sessions sessions;
    private final Patience patience;
    private final Silences silences;
    private final Circle circle = new Circle();
    private final Acquaintances acquaintances;
    private final Map<NodeId, Long> asked = new ConcurrentHashMap<>();
    private final AtomicBoolean acquainting = new AtomicBoolean();
    private final Witnesses witnesses;
    private final Executor aside;
    private final long begunAt;
    private long acquaintedAt;

    /// @param aside asks, while looks go on
    public Vigil(Editor editor, Sessions sessions, Patience patience, Witnesses witnesses, Executor aside) {
        this.witnesses = witnesses;
        this.aside = aside;
        this.editor = editor;
        this.sessions = sessions;
        this.patience = patience;
        this.begunAt = sessions.ticks();
        this.silences = new Silences(begunAt, TICK);
        this.acquaintedAt = begunAt;
        this.acquaintances = new Acquaintances(editor);
        acquaintances.recall(circle, begunAt - Circle.GOOD_FOR.minus(RECALLED_FOR).toNanos());
    }

    /// The nodes that hold a session and are not heard. Any thread may ask.
    public Map<NodeId, Silence> silent() {
        long now = sessions.ticks();
        return sessions.hearings().stream().filter(hearing -> silent(hearing, now))
                .collect(Collectors.toMap(Hearing::node, hearing -> new Silence(silences.of(hearing, now), sessions.causeOfSilence(hearing.node()))));
    }

    private boolean silent(Hearing hearing, long now) {
        return hearing.beats() && silences.of(hearing, now).compareTo(patience.suspicion()) >= 0;
    }

    @Override
    public Optional<Instant> run() {
        long now = sessions.ticks();
        silences.look(now);
        List<Hearing> hearings = sessions.hearings();
        if (hearings.stream().anyMatch(hearing -> silent(hearing, now)) || missed(hearings, now)) {
            inquire(roll(now));
        }
        if (now - acquaintedAt >= AGAIN.toNanos()) {
            acquaintedAt = now;
            acquaint(roll(now));
            sessions.giveUpEngines();
        }
        return Optional.of(editor.now().plus(TICK));
    }

    /// Whether a node has no session that may be there: it is away, or did not come to this leader.
    private boolean missed(List<Hearing> hearings, long now) {
        Set<NodeId> heard = hearings.stream().map(Hearing::node).collect(Collectors.toSet());
        return editor.snapshot().scan(Tables.LIVENESS).stream().anyMatch(entry -> switch (entry.value().state()) {
            case AWAY -> true;
            case CONNECTED -> settled(now) && !heard.contains(entry.key());
            case LOST -> false;
        });
    }

    /// Whether agents had time to find this leader. One that did not is still not lost while others meet its machine.
    private boolean settled(long now) {
        return now - begunAt >= patience.suspicion().toNanos();
    }

    private Roll roll(long now) {
        return new Roll(editor.snapshot(), sessions.hearings(), silences, patience.suspicion(), settled(now), now);
    }

    private void inquire(Roll roll) {
        long now = sessions.ticks();
        asked.keySet().retainAll(roll.missing().stream().map(NodeSnapshot::id).collect(Collectors.toSet()));
        List<Peer> able = roll.able();
        Map<Peer, List<Peer>> chosen = new LinkedHashMap<>();
        roll.missing().stream().filter(node -> due(node.id(), now)).map(Roll::peer).forEach(suspect -> chosen.put(suspect, circle.witnesses(suspect, able, now)));
        chosen.values().removeIf(List::isEmpty);
        if (!chosen.isEmpty()) {
            chosen.keySet().forEach(suspect -> asked.put(suspect.node(), Long.MAX_VALUE));
            aside.execute(() -> inquire(chosen));
        }
    }

    /// A node about which others are being asked is not due.
    private boolean due(NodeId node, long now) {
        Long last = asked.get(node);
        return last == null || last != Long.MAX_VALUE && now - last >= AGAIN.toNanos();
    }

    private void inquire(Map<Peer, List<Peer>> chosen) {
        try {
            Map<NodeId, List<Testimony>> said = new Inquiry(witnesses).ofEach(chosen);
            Roll roll = roll(sessions.ticks());
            List<Loss> losses = chosen.keySet().stream().flatMap(suspect -> judge(roll, suspect, said.getOrDefault(suspect.node(), List.of())).stream()).toList();
            sessions.lose(losses, node -> roll(sessions.ticks()).missing(node).isPresent());
        } catch (NotWritten e) {
            LOG.log(Level.WARNING, "what others say of silent nodes could not be written: {0}", e.getMessage());
        } finally {
            chosen.keySet().forEach(suspect -> asked.replace(suspect.node(), sessions.ticks()));
        }
    }

    /// @return what becomes of the node when it is lost
    private Optional<Loss> judge(Roll roll, Peer suspect, List<Testimony> said) {
        Optional<NodeSnapshot> missing = roll.missing(suspect.node());
        return missing.isEmpty() ? Optional.empty() : switch (Verdict.of(said)) {
            case Verdict.Open _ -> Optional.empty();
            case Verdict.There there -> seen(suspect, there.cause());
            case Verdict.Gone gone when roll.plausible() -> Optional.of(new Loss(suspect.node(), gone.cause(), silence(roll, missing.get())));
            case Verdict.Gone gone -> seen(suspect, "more than half of the nodes fell silent at once, so the server itself may be cut off: " + gone.cause());
        };
    }

    private Optional<Loss> seen(Peer suspect, String cause) {
        sessions.seen(suspect.node(), cause);
        return Optional.empty();
    }

    private Duration silence(Roll roll, NodeSnapshot node) {
        return roll.silence(node.id())
                .orElseGet(() -> node.connected() ? Duration.ofNanos(sessions.ticks() - begunAt) : Duration.between(node.liveness().since(), editor.now()));
    }

    /// Lets nodes that are heard reach each other, so that there are witnesses when one is not.
    private void acquaint(Roll roll) {
        List<Peer> able = roll.able();
        circle.keep(roll.known());
        Map<NodeId, List<Suspect>> wanted = circle.untried(able, sessions.ticks());
        if (!wanted.isEmpty() && acquainting.compareAndSet(false, true)) {
            aside.execute(() -> acquaint(wanted));
        }
    }

    private void acquaint(Map<NodeId, List<Suspect>> wanted) {
        try {
            new Inquiry(witnesses).ask(wanted).forEach((witness, sightings) ->
                    sightings.forEach(sighting -> circle.note(witness, sighting.node(), sighting.sign().ofLife(), sessions.ticks())));
            acquaintances.keep(circle);
        } catch (NotWritten e) {
            LOG.log(Level.DEBUG, "which nodes reach each other could not be written: {0}", e.getMessage());
        } finally {
            acquainting.set(false);
        }
    }
}
