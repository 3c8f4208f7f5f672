package io.argosy.server.join;

import io.argosy.api.session.JoinAsk;
import io.argosy.api.session.JoinReply;
import io.argosy.api.session.SessionMethods;
import io.argosy.control.join.JoinOutcome;
import io.argosy.control.join.JoinRequest;
import io.argosy.control.join.Joiner;
import io.argosy.control.join.Joining;
import io.argosy.control.join.Neighbours;
import io.argosy.model.join.CheckResult;
import io.argosy.model.join.JoinCheck;
import io.argosy.server.trust.ClusterTrust;
import io.argosy.server.trust.Elsewhere;
import io.argosy.trust.Possession;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// One machine that wants to join. What it asks for is decided on a thread of its own, so that its answers can be heard meanwhile.
final class JoinCall extends ServerCall.Listener<JoinAsk> implements Joiner {

    private static final Logger LOG = System.getLogger(JoinCall.class.getName());
    private static final int CHALLENGE_BYTES = 16;

    /// The answer to a key whose holder did not prove it.
    static final JoinReply.Refused NOT_PROVEN = new JoinReply.Refused(
            "key-not-proven", "the agent did not prove that it holds its key: bring agent and server to the same version");

    private final ServerCall<JoinAsk, JoinReply> call;
    private final Joining joining;
    private final Neighbours neighbours;
    private final ClusterTrust trust;
    private final Elsewhere elsewhere;
    private final Runnable release;
    private final String challenge = chance();
    private final BlockingQueue<CheckResult> answers = new ArrayBlockingQueue<>(1);
    private final CountDownLatch over = new CountDownLatch(1);
    private boolean applied;
    private boolean ended;

    JoinCall(ServerCall<JoinAsk, JoinReply> call, Joining joining, Neighbours neighbours, ClusterTrust trust, Elsewhere elsewhere, Runnable release) {
        this.elsewhere = elsewhere;
        this.neighbours = neighbours;
        this.call = call;
        this.joining = joining;
        this.trust = trust;
        this.release = release;
    }

    void begin() {
        synchronized (this) {
            call.sendHeaders(new Metadata());
        }
        send(new JoinReply.Challenge(challenge));
        call.request(1);
    }

    /// Waits until the call has ended.
    boolean over(Duration patience) throws InterruptedException {
        return over.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void onMessage(JoinAsk ask) {
        switch (ask) {
            case JoinAsk.Apply apply when !applied -> {
                applied = true;
                Thread.ofVirtual().name("join " + apply.name()).start(() -> decide(apply));
            }
            case JoinAsk.Apply _ -> end(Status.FAILED_PRECONDITION.withDescription("a machine applies once"));
            case JoinAsk.Answer(CheckResult result) -> answers.offer(result);
        }
        call.request(1);
    }

    private void decide(JoinAsk.Apply apply) {
        try {
            JoinReply reply = reply(apply);
            if (reply instanceof JoinReply.Refused(String code, String problem, Optional<String> leader) && leader.isEmpty()) {
                LOG.log(Level.WARNING, "machine {0} at {1} was refused ({2}): {3}", apply.name(), address(), code, problem);
            }
            send(reply);
            end(Status.OK);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "a machine that wants to join could not be dealt with", e);
            end(Status.INTERNAL.withDescription("the server failed; see its log"));
        }
    }

    private JoinReply reply(JoinAsk.Apply apply) {
        if (!SessionMethods.speaks(apply.protocol())) {
            return new JoinReply.Refused("protocol", SessionMethods.otherProtocol(apply.protocol()));
        }
        if (elsewhere.applies()) {
            return new JoinReply.Refused(SessionMethods.NOT_LEADING, elsewhere.problem(), elsewhere.door());
        }
        Optional<PublicKey> key = Possession.proven(apply.key(), challenge);
        if (key.isEmpty()) {
            return NOT_PROVEN;
        }
        JoinRequest request = new JoinRequest(
                apply.node(), apply.cluster(), apply.name(), apply.topology(), apply.labels(), apply.facts(), address(), apply.clock());
        return switch (joining.accept(apply.secret(), request, this, neighbours)) {
            case JoinOutcome.Joined joined -> new JoinReply.Issued(joined.cluster(), joined.node(), trust.issue(joined.node(), key.get()).chain());
            case JoinOutcome.Refused refused -> new JoinReply.Refused(refused.code(), refused.problem());
        };
    }

    @Override
    public CheckResult check(JoinCheck check) {
        answers.clear();
        if (!send(new JoinReply.Ask(check))) {
            return new CheckResult.Wrong("the machine is no longer there");
        }
        try {
            CheckResult result = answers.poll(JoinCalls.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return result == null ? new CheckResult.Wrong("the machine gave no answer within %d s".formatted(JoinCalls.PATIENCE.toSeconds())) : result;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new CheckResult.Wrong("the server stops");
        }
    }

    private String address() {
        return call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR) instanceof InetSocketAddress remote ? remote.getAddress().getHostAddress() : "";
    }

    private synchronized boolean send(JoinReply reply) {
        if (!ended) {
            call.sendMessage(reply);
        }
        return !ended;
    }

    void end(Status status) {
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
            call.close(status, new Metadata());
        }
        finish();
    }

    @Override
    public void onHalfClose() {
        end(Status.OK);
    }

    @Override
    public void onCancel() {
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
        }
        finish();
    }

    private void finish() {
        over.countDown();
        release.run();
    }

    private static String chance() {
        byte[] bytes = new byte[CHALLENGE_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
