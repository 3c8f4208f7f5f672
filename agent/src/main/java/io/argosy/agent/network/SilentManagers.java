package io.argosy.agent.network;

import io.argosy.agent.local.Rounds;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Ends connections of the engine to managers of its Swarm that have gone without a farewell. The engine itself goes on sending to such a manager until the kernel gives the connection up, a quarter of an
/// hour later, asks no other one meanwhile, and so attaches nothing to overlays (decision 88).
public final class SilentManagers implements AutoCloseable {
    private static final Logger LOG = System.getLogger(SilentManagers.class.getName());
    private static final Duration WATCH = Duration.ofSeconds(2);
    private static final Duration REST = Duration.ofSeconds(30);
    private static final int PORT = 2377;

    /// Sent so often in vain, something has not been acknowledged for three seconds at least: the kernel waits 0.2 s or more at first, then twice as long each time.
    private static final int REPEATS = 4;

    private final HostNetwork host;
    private final BooleanSupplier member;
    private final Rounds rounds;
    private String problem = "";

    /// @param member whether the engine may be in a Swarm that is this cluster's
    public SilentManagers(HostNetwork host, BooleanSupplier member) {
        this.host = host;
        this.member = member;
        this.rounds = new Rounds("silent managers", this::round);
    }

    public void start() {
        rounds.start();
    }

    private Duration round() {
        if (!member.getAsBoolean()) {
            return REST;
        }
        runOnce();
        return WATCH;
    }

    void runOnce() {
        try {
            host.outgoing(PORT).stream().filter(connection -> connection.repeats() >= REPEATS).forEach(this::reset);
            problem = "";
        } catch (HostFault e) {
            if (!problem.equals(e.getMessage())) {
                LOG.log(Level.WARNING, "connections to managers that went silent are not ended: " + e.getMessage());
            }
            problem = e.getMessage();
        }
    }

    private void reset(Outgoing connection) {
        LOG.log(Level.INFO, "ending the engine''s connection to {0}, which does not acknowledge anything any more", connection.peer());
        host.reset(connection);
    }

    @Override
    public void close() {
        rounds.close();
    }
}
