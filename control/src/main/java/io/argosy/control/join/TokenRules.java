package io.argosy.control.join;

import io.argosy.control.join.JoinOutcome.Refused;
import io.argosy.control.record.StoredNodeToken;
import io.argosy.model.node.Node;
import java.time.Instant;
import java.util.Optional;

/// What a node token does not allow.
final class TokenRules {

    private static final String ANOTHER = "make another with `argosy node token`";

    private TokenRules() {}

    /// @param known the node that the machine is, when it was one before
    static Optional<Refused> problem(StoredNodeToken token, Optional<Node> known, Instant now) {
        if (token.revokedAt().isPresent()) {
            return Optional.of(JoinCode.NODE_TOKEN_REVOKED.refused("node token %s was revoked at %s: %s".formatted(token.name(), token.revokedAt().get(), ANOTHER)));
        }
        if (token.expired(now)) {
            return Optional.of(JoinCode.NODE_TOKEN_EXPIRED.refused("node token %s expired at %s: %s".formatted(token.name(), token.expiresAt().orElseThrow(), ANOTHER)));
        }
        boolean again = known.isPresent() && known.map(Node::id).equals(token.lastNode());
        if (token.usedUp() && !again) {
            return Optional.of(JoinCode.NODE_TOKEN_USED_UP.refused(
                    "node token %s has let in %d of %d machines: %s".formatted(token.name(), token.used(), token.uses().orElseThrow(), ANOTHER)));
        }
        return known.filter(node -> token.space().isPresent() && !node.space().equals(token.space()))
                .map(node -> JoinCode.NODE_TOKEN_SPACE.refused(
                        "node token %s is for space %s, and node %s is %s: use a token that fits, or forget the node with `argosy node rm %s`".formatted(
                                token.name(), token.space().get(), node.name(), node.space().map(own -> "of space " + own).orElse("for all spaces"), node.name())));
    }
}
