package io.argosy.agent.join;

import io.argosy.api.session.JoinAsk;
import io.argosy.model.join.JoinToken;
import io.argosy.model.join.KeyProof;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/// The machine that joins.
///
/// @param token asked for each time the machine has to join; empty when the agent was given none; throws what is wrong with it, for people
/// @param checks what is found out about it
public record Applicant(Supplier<Optional<JoinToken>> token, Application application, Checks checks) {

    /// What the machine says of itself.
    @FunctionalInterface
    public interface Application {

        /// @param secret of the node token @param key for which it wants a certificate
        JoinAsk.Apply of(String secret, KeyProof key);
    }

    public Applicant {
        Objects.requireNonNull(token, "token");
        Objects.requireNonNull(application, "application");
        Objects.requireNonNull(checks, "checks");
    }
}
