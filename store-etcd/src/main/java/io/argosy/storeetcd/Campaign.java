package io.argosy.storeetcd;

import io.argosy.storeetcd.client.EtcdClient;
import io.argosy.storeetcd.client.EtcdFailure;
import io.etcd.jetcd.api.KVGrpc;
import io.etcd.jetcd.api.RangeRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;

/// How a server becomes the leader: it waits until there is none, and is quicker than the others.
final class Campaign {

    private static final Logger LOG = System.getLogger(Campaign.class.getName());

    /// After which etcd is asked in case a word of it was missed.
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final EtcdClient client;
    private final Layout layout;
    private final Ledger ledger;
    private final Mirror mirror;
    private final Timing timing;
    private final BooleanSupplier closed;
    private final BiFunction<Holder, Lease, Tenure> tenure;

    /// @param tenure makes a tenure of a claim that succeeded, under the mirror's latest fence
    Campaign(EtcdClient client, Layout layout, Ledger ledger, Mirror mirror, Timing timing, BooleanSupplier closed, BiFunction<Holder, Lease, Tenure> tenure) {
        this.client = client;
        this.layout = layout;
        this.ledger = ledger;
        this.mirror = mirror;
        this.timing = timing;
        this.closed = closed;
        this.tenure = tenure;
    }

    /// @param lapsed run when the lease of the leadership lapses
    Tenure win(String server, Runnable lapsed) throws InterruptedException {
        while (true) {
            if (closed.getAsBoolean()) {
                throw Scribe.closedStore();
            }
            boolean vacant = mirror.await(picture -> closed.getAsBoolean() || vacant(picture), LOOK_AGAIN);
            try {
                if (vacant || !led()) {
                    Optional<Tenure> won = claim(server, lapsed);
                    if (won.isPresent()) {
                        return won.get();
                    }
                }
            } catch (EtcdFailure e) {
                waitAfter(e);
            }
        }
    }

    private static boolean vacant(Picture picture) {
        return picture.holder().isEmpty() && !picture.mark().unfinished();
    }

    private boolean led() throws EtcdFailure {
        return client.ask(KVGrpc.getRangeMethod(), RangeRequest.newBuilder().setKey(layout.leader()).build(), PATIENCE).getKvsCount() > 0;
    }

    private Optional<Tenure> claim(String server, Runnable lapsed) throws EtcdFailure, InterruptedException {
        Lease lease = Lease.grant(client, timing, lapsed);
        boolean won = false;
        try {
            Ledger.Outcome outcome;
            synchronized (mirror) {
                Picture now = mirror.picture();
                if (now.mark().unfinished() || closed.getAsBoolean()) {
                    return Optional.empty();
                }
                Mark next = Mark.of(now.mark().fence().nextTerm(), now.mark().revision());
                outcome = ledger.claim(now, server, lease.id(), next, lease.validUntil());
                if (outcome instanceof Ledger.Outcome.Written(long revision)) {
                    Holder holder = new Holder(server, revision, lease.id());
                    mirror.show(now.written(now.state().withFence(next.fence()), next, revision, Optional.of(holder)), Set.of());
                    won = true;
                    return Optional.of(tenure.apply(holder, lease));
                }
            }
            if (outcome instanceof Ledger.Outcome.Refused refused) {
                mirror.await(picture -> closed.getAsBoolean() || picture.etcdRevision() >= refused.markRevision(), LOOK_AGAIN);
            }
            return Optional.empty();
        } finally {
            if (!won) {
                lease.close();
            }
        }
    }

    private static void waitAfter(EtcdFailure e) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (!e.trouble().passes()) {
            throw e.explain();
        }
        LOG.log(Level.DEBUG, "etcd does not say who leads", e);
        Thread.sleep(PAUSE);
    }
}
