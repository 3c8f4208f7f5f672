package io.argosy.agent.join;

import io.argosy.agent.trust.Channels;
import io.argosy.agent.trust.Credential;
import io.argosy.agent.trust.Credentials;
import io.argosy.agent.trust.NodeKey;
import io.argosy.api.session.JoinReply;
import io.argosy.api.session.SessionMethods;
import io.argosy.codec.Json;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Gets the node a new key and certificate when half of the last one's time is over, on a connection of its own, and tries again until it has. The session that is open goes on
/// meanwhile and afterwards; the next one shows the new certificate.
final class Renewal implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Renewal.class.getName());
    private static final Duration PERIOD = Duration.ofMinutes(10);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Supplier<Channels> channels;
    private final Credentials credentials;
    private final SessionMethods methods;
    private final InstantSource clock;
    private Optional<String> lastProblem = Optional.empty();
    private Optional<Thread> thread = Optional.empty();

    /// @param channels to the server that is to be dialled now
    Renewal(Supplier<Channels> channels, Credentials credentials, Json json, InstantSource clock) {
        this.channels = channels;
        this.credentials = credentials;
        this.methods = new SessionMethods(json);
        this.clock = clock;
    }

    /// Begins to look after the certificate, unless it does already.
    synchronized void start() {
        if (thread.isEmpty()) {
            thread = Optional.of(Thread.ofVirtual().name("renewal").start(this::lookForEver));
        }
    }

    private void lookForEver() {
        try {
            while (true) {
                // Agents that joined together do not renew together.
                Thread.sleep((long) (PERIOD.toMillis() * (0.5 + ThreadLocalRandom.current().nextDouble() / 2)));
                renewWhenDue();
            }
        } catch (InterruptedException _) {
            // Closed.
        }
    }

    /// Renews the certificate if its time has come.
    void renewWhenDue() {
        credentials.current().filter(current -> current.dueAt(clock.instant()) && current.expiresAt().isAfter(clock.instant())).ifPresent(this::renew);
    }

    private void renew(Credential current) {
        ManagedChannel channel = channels.get().of(current);
        try {
            NodeKey key = NodeKey.make();
            JoinReply reply = ClientCalls.blockingUnaryCall(
                    channel, methods.renew(), CallOptions.DEFAULT.withDeadlineAfter(PATIENCE.toSeconds(), TimeUnit.SECONDS), key.proof(current.node().value()));
            take(reply, key);
        } catch (StatusRuntimeException e) {
            tell(current, e.getMessage());
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "the certificate of this node was not renewed", e);
        } finally {
            channel.shutdownNow();
        }
    }

    private void take(JoinReply reply, NodeKey key) {
        switch (reply) {
            case JoinReply.Issued issued -> {
                Credential renewed = new Credential(issued.cluster(), issued.node(), key.encoded(), issued.certificates());
                credentials.keep(renewed);
                lastProblem = Optional.empty();
                LOG.log(Level.INFO, "the certificate of this node was renewed, until " + renewed.expiresAt());
            }
            case JoinReply.Refused(String code, String problem, _) -> credentials.current().ifPresent(current -> tell(current, "refused (" + code + "): " + problem));
            case JoinReply.Challenge _, JoinReply.Ask _ -> credentials.current().ifPresent(current -> tell(current, "the server gave an answer that does not fit"));
        }
    }

    /// The same problem is told once.
    private void tell(Credential current, String problem) {
        if (!lastProblem.equals(Optional.of(problem))) {
            LOG.log(Level.WARNING, "the certificate of this node, which expires at " + current.expiresAt() + ", was not renewed: " + problem + "; trying again");
        }
        lastProblem = Optional.of(problem);
    }

    @Override
    public synchronized void close() {
        thread.ifPresent(Thread::interrupt);
    }
}
