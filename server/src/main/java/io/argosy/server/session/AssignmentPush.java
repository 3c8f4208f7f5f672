package io.argosy.server.session;

import io.argosy.api.session.ServerMessage.AssignmentChange;
import io.argosy.api.session.Stamp;
import io.argosy.codec.Json;
import io.argosy.model.assignment.Assignment;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// Brings one agent to the newest assignment. One thread calls [#bring]; the answers come from another.
final class AssignmentPush {

    /// How often a change is sent again, whole, before the session is given up.
    private static final int MOST_TRIES = 3;

    private final AgentLink link;
    private final Json json;
    private final Duration patience;
    private final BlockingQueue<Acceptance> answers = new ArrayBlockingQueue<>(16);
    private String acceptedDigest;
    private Optional<KnownAssignment> accepted;
    private boolean spoken;

    /// @param digest what the agent said it goes by; empty when nothing
    /// @param remembered what it accepted in an earlier session, if this server still knows
    AssignmentPush(AgentLink link, Json json, Duration patience, String digest, Optional<KnownAssignment> remembered) {
        this.link = link;
        this.json = json;
        this.patience = patience;
        this.acceptedDigest = digest;
        this.accepted = remembered.filter(known -> known.digest().equals(digest));
    }

    /// The agent has spoken. Answers that nobody waits for are dropped: an agent that answers without being asked gains nothing.
    void answered(Acceptance answer) {
        answers.offer(answer);
    }

    /// Sends what differs and waits until the agent has it on its disk. The first time it is sent in any case, also when nothing differs: until the server has
    /// spoken, an agent removes nothing that its disk does not name.
    ///
    /// @return what the agent goes by now; empty when it did not accept it
    Optional<KnownAssignment> bring(Assignment assignment, Stamp fence) throws InterruptedException {
        KnownAssignment wanted = KnownAssignment.of(assignment, accepted, json);
        for (int tries = 0; tries < MOST_TRIES && !(spoken && wanted.digest().equals(acceptedDigest)); tries++) {
            answers.clear();
            link.send(change(wanted, fence));
            spoken = true;
            Acceptance answer = answers.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (answer == null) {
                return Optional.empty();
            }
            note(answer, wanted);
        }
        if (!wanted.digest().equals(acceptedDigest)) {
            return Optional.empty();
        }
        accepted = Optional.of(wanted);
        return accepted;
    }

    private AssignmentChange change(KnownAssignment wanted, Stamp fence) {
        if (wanted.digest().equals(acceptedDigest)) {
            return wanted.since(wanted, fence);
        }
        return accepted.map(base -> wanted.since(base, fence)).orElseGet(() -> wanted.whole(fence));
    }

    private void note(Acceptance answer, KnownAssignment wanted) {
        switch (answer) {
            case Acceptance.Goes goes -> acceptedDigest = goes.digest();
            case Acceptance.Whole _ -> acceptedDigest = "";
        }
        accepted = acceptedDigest.equals(wanted.digest()) ? Optional.of(wanted) : Optional.empty();
    }
}
