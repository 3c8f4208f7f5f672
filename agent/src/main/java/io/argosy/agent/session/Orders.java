package io.argosy.agent.session;

import io.argosy.agent.disk.Memory;
import io.argosy.agent.label.Identity;
import io.argosy.api.session.AssignmentDigest;
import io.argosy.api.session.ServerMessage.AssignmentChange;
import io.argosy.api.session.ServerMessage.Welcome;
import io.argosy.api.session.Stamp;
import io.argosy.codec.Json;
import io.argosy.model.assignment.Assignment;
import io.argosy.model.assignment.Item;
import java.util.Optional;
import java.util.TreeMap;

/// What the server has ordered, as it is on disk. Called by one thread at a time.
public final class Orders {
    private final Memory memory;
    private final Json json;
    private Assignment assignment;
    private AssignmentDigest named;
    private String digest;

    /// What came of a message.
    public sealed interface Outcome {
        /// It is on disk, and goes from now on.
        record Accepted(Assignment assignment, String digest) implements Outcome {}

        /// It starts from another assignment than the one here.
        record OtherBase(String digest) implements Outcome {}

        /// It comes from before something seen already: from a server that no longer leads, or from a restored store.
        record Outdated(Stamp seen) implements Outcome {}
    }

    public Orders(Memory memory, Json json) {
        this.memory = memory;
        this.json = json;
        Optional<Assignment> kept = memory.assignment();
        this.assignment = kept.orElse(Assignment.EMPTY);
        this.named = AssignmentDigest.of(assignment, json);
        this.digest = kept.isPresent() ? named.text() : "";
    }

    public Assignment assignment() {
        return assignment;
    }

    /// Of the assignment on disk; empty when there is none.
    public String digest() {
        return digest;
    }

    public Stamp seen() {
        return memory.fence();
    }

    /// @return who the agent is; empty when the server's word comes from before something seen already
    public Optional<Identity> welcomed(Welcome welcome) {
        if (welcome.fence().compareTo(memory.fence()) < 0) {
            return Optional.empty();
        }
        Identity identity = new Identity(welcome.cluster(), welcome.node());
        memory.remember(identity);
        memory.remember(welcome.fence());
        return Optional.of(identity);
    }

    public Outcome changed(AssignmentChange change) {
        if (change.fence().compareTo(memory.fence()) < 0) {
            return new Outcome.Outdated(memory.fence());
        }
        if (change.base().isPresent() && !change.base().get().equals(digest)) {
            return new Outcome.OtherBase(digest);
        }
        Assignment next = apply(change);
        AssignmentDigest nextNamed = named.next(next, json);
        String outcome = nextNamed.text();
        if (!outcome.equals(change.digest())) {
            return new Outcome.OtherBase(digest);
        }
        if (!outcome.equals(digest)) {
            memory.remember(next);
        }
        memory.remember(change.fence());
        assignment = next;
        named = nextNamed;
        digest = outcome;
        return new Outcome.Accepted(next, outcome);
    }

    private Assignment apply(AssignmentChange change) {
        TreeMap<String, Item> items = change.base().isPresent() ? new TreeMap<>(assignment.items()) : new TreeMap<>();
        change.remove().forEach(items::remove);
        change.put().forEach(item -> items.put(item.key(), item));
        return new Assignment(items);
    }
}
