package io.argosy.simulation.server;

import io.argosy.api.session.AssignmentDigest;
import io.argosy.api.session.ServerMessage.AssignmentChange;
import io.argosy.api.session.Stamp;
import io.argosy.codec.Json;
import io.argosy.control.assign.AssignmentAt;
import io.argosy.model.assignment.Assignment;
import io.argosy.model.assignment.Item;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/// Brings one agent to the newest assignment, one change at a time, as the server's own push does on a thread.
final class Push {

    private static final int MOST_TRIES = 3;

    private final Json json;
    private final LongFunction<Stamp> fence;
    private final Consumer<AssignmentChange> send;
    private final Runnable giveUp;
    private String acceptedDigest;
    private Optional<Known> accepted;
    private boolean spoken;
    private Optional<AssignmentAt> newest = Optional.empty();
    private Optional<Known> onItsWay = Optional.empty();
    private int tries;
    private AssignmentChange sent;

    /// An assignment under its digest.
    record Known(String digest, Assignment assignment) {}

    /// @param digest what the agent says it goes by
    /// @param remembered what it accepted in an earlier session
    /// @param giveUp ends the session
    Push(Json json, LongFunction<Stamp> fence, String digest, Optional<Known> remembered, Consumer<AssignmentChange> send, Runnable giveUp) {
        this.json = json;
        this.fence = fence;
        this.acceptedDigest = digest;
        this.accepted = remembered.filter(known -> known.digest().equals(digest));
        this.send = send;
        this.giveUp = giveUp;
    }

    void bring(AssignmentAt at) {
        newest = Optional.of(at);
        if (onItsWay.isEmpty()) {
            tries = 0;
            go();
        }
    }

    /// Whether this change waits for its answer.
    boolean awaits(AssignmentChange change) {
        return onItsWay.isPresent() && sent == change;
    }

    private void go() {
        AssignmentAt at = newest.orElseThrow();
        Known wanted = new Known(AssignmentDigest.of(at.assignment(), json).text(), at.assignment());
        if (spoken && wanted.digest().equals(acceptedDigest)) {
            return;
        }
        if (tries++ >= MOST_TRIES) {
            giveUp.run();
            return;
        }
        spoken = true;
        onItsWay = Optional.of(wanted);
        sent = change(wanted, fence.apply(at.revision()));
        send.accept(sent);
    }

    private AssignmentChange change(Known wanted, Stamp stamp) {
        if (wanted.digest().equals(acceptedDigest)) {
            return difference(wanted, wanted, stamp);
        }
        return accepted.map(base -> difference(base, wanted, stamp)).orElseGet(() -> new AssignmentChange(
                stamp, Optional.empty(), List.copyOf(wanted.assignment().items().values()), List.of(), wanted.digest()));
    }

    private static AssignmentChange difference(Known base, Known wanted, Stamp stamp) {
        var before = base.assignment().items();
        var after = wanted.assignment().items();
        List<Item> put = after.values().stream().filter(item -> !item.equals(before.get(item.key()))).toList();
        List<String> remove = before.keySet().stream().filter(key -> !after.containsKey(key)).toList();
        return new AssignmentChange(stamp, Optional.of(base.digest()), put, remove, wanted.digest());
    }

    /// @param digest what the agent goes by now; empty when it needs the whole
    /// @return the assignment that it accepted, if it is the one that was sent
    Optional<Known> answered(String digest) {
        if (onItsWay.isEmpty()) {
            return Optional.empty();
        }
        Known wanted = onItsWay.get();
        onItsWay = Optional.empty();
        acceptedDigest = digest;
        accepted = digest.equals(wanted.digest()) ? Optional.of(wanted) : Optional.empty();
        tries = accepted.isPresent() ? 0 : tries;
        go();
        return accepted;
    }
}
