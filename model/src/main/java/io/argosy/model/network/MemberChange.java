package io.argosy.model.network;

import java.util.Objects;

/// What a manager of the Swarm is to do with another member. Done when it is so already.
public sealed interface MemberChange {

    /// The other member's id in the Swarm.
    String member();

    record Promote(String member) implements MemberChange {
        public Promote {
            Objects.requireNonNull(member, "member");
        }
    }

    record Demote(String member) implements MemberChange {
        public Demote {
            Objects.requireNonNull(member, "member");
        }
    }

    /// Forcibly, after demoting it where it is a manager: it is lost or has left. Its attachments to overlays end with it.
    record Remove(String member) implements MemberChange {
        public Remove {
            Objects.requireNonNull(member, "member");
        }
    }
}
