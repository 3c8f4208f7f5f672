package io.argosy.agent.session;

import io.grpc.ManagedChannel;
import java.util.Objects;
import java.util.Optional;

/// The way to the server. Called by one thread at a time.
public interface Door extends AutoCloseable {

    /// Whether the way is open.
    sealed interface Way {

        /// It is: over this channel, which stays the door's.
        record Open(ManagedChannel channel) implements Way {
            public Open {
                Objects.requireNonNull(channel, "channel");
            }
        }

        /// It is not, for now.
        ///
        /// @param problem for people
        /// @param leader `host:port` of the server that leads, when the one that was asked said so
        record Shut(String problem, Optional<String> leader) implements Way {
            public Shut {
                Objects.requireNonNull(problem, "problem");
                Objects.requireNonNull(leader, "leader");
            }
        }
    }

    /// To the server that is to be dialled now. May take as long as joining does.
    Way open() throws InterruptedException;

    /// A way to another server beside the one that is open; the caller closes it. From any thread. Empty before the machine has joined.
    ///
    /// @param server `host:port`
    Optional<ManagedChannel> aside(String server);

    @Override
    void close();
}
