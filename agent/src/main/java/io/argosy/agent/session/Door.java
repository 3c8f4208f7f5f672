package io.argosy.agent.session;

import io.grpc.ManagedChannel;
import java.util.Objects;

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

        /// It is not, for now. @param problem for people
        record Shut(String problem) implements Way {
            public Shut {
                Objects.requireNonNull(problem, "problem");
            }
        }
    }

    /// May take as long as joining does.
    Way open() throws InterruptedException;

    @Override
    void close();
}
