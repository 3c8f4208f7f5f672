package io.argosy.agent.session;

import io.argosy.agent.label.Identity;
import io.argosy.api.session.AgentMessage;
import io.argosy.api.session.AgentMessage.Hello;
import io.argosy.api.session.ServerMessage.ImageAway;
import io.argosy.api.session.ServerMessage.LeasesKept;
import io.argosy.api.session.ServerMessage.OpenStream;
import io.argosy.api.session.ServerMessage.Witness;
import io.argosy.model.assignment.Assignment;
import io.grpc.Channel;
import java.util.Optional;
import java.util.function.Consumer;

/// What a session is for, on the agent's side. Called by one thread at a time.
public interface SessionEvents {
    /// What to say first.
    Hello hello();

    void welcomed(Identity identity);

    /// An assignment is on disk. What is to be said before it is accepted is said now.
    void assigning(Assignment assignment);

    /// The assignment that is on disk and goes from now on.
    void assigned(Assignment assignment);

    /// Leases were granted.
    void leased(LeasesKept leases);

    /// To be done on a thread of its own.
    ///
    /// @param channel to call on
    void open(OpenStream stream, Channel channel);

    /// An image that was asked for cannot be had. Returns at once.
    void away(ImageAway image);

    /// The server asks whether other nodes can be reached. Returns at once; the answer may come from any thread, while the session lasts.
    void witness(Witness asked, Consumer<AgentMessage> answer);

    /// The session ended. @param problem why, for people; empty when it simply was closed
    void ended(Optional<String> problem);
}
