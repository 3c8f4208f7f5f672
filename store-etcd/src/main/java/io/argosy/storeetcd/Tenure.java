package io.argosy.storeetcd;

import io.argosy.model.leadership.Fence;
import io.argosy.store.Leadership;
import io.argosy.store.state.Term;
import io.argosy.storeetcd.client.EtcdFailure;
import java.util.function.Consumer;

/// A leadership that lasts as long as its lease.
final class Tenure implements Leadership {

    private final Term term;
    private final Holder holder;
    private final Lease lease;
    private final LeaderLook look;
    private final Consumer<Tenure> resign;
    private volatile boolean lost;

    /// @param look asks etcd @param resign tells etcd
    Tenure(Fence fence, Holder holder, Lease lease, LeaderLook look, Consumer<Tenure> resign) {
        this.term = new Term(holder.server(), fence, _ -> {});
        this.holder = holder;
        this.lease = lease;
        this.look = look;
        this.resign = resign;
    }

    Holder holder() {
        return holder;
    }

    Lease lease() {
        return lease;
    }

    @Override
    public Fence fence() {
        return term.fence();
    }

    @Override
    public boolean current() {
        return !lost && term.current() && lease.valid();
    }

    /// Asks etcd, which alone knows also where this machine's clock stood still.
    @Override
    public boolean confirmed() {
        if (!current()) {
            return false;
        }
        try {
            boolean leads = look.leads(this);
            if (!leads) {
                lose();
            }
            return leads;
        } catch (EtcdFailure e) {
            throw e.explain();
        }
    }

    @Override
    public void whenOver(Runnable action) {
        term.whenOver(action);
    }

    /// It is over, whoever ended it; etcd lets go of its lease soon.
    void end() {
        term.end();
        lease.abandon();
    }

    /// It is over, which was found by a thread that everything in this store waits for: those who want to know are told by another.
    void lose() {
        lost = true;
        Thread.ofVirtual().name("store-lead-lost").start(this::end);
    }

    /// It is over, and the next one goes on with its lease.
    void endKeepingLease() {
        term.end();
    }

    @Override
    public void close() {
        if (term.current()) {
            resign.accept(this);
            end();
        }
    }
}
