package io.argosy.store;

import static io.argosy.store.Harbour.BERTHS;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.store.CommitResult.Committed;
import io.argosy.store.CommitResult.Deposed;
import io.argosy.store.Harbour.Berth;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who may write to a store. Extend it with a way to open an empty one in which leading again deposes at once.
public abstract class LeadershipContract {

    private Store store;

    protected abstract Store open() throws Exception;

    @BeforeEach
    void begin() throws Exception {
        store = open();
    }

    @AfterEach
    void end() {
        store.close();
    }

    @Test
    void givesHigherTermsWithinOneIncarnation() throws InterruptedException {
        Leadership first = store.lead("first");
        Leadership second = store.lead("second");

        assertThat(second.fence()).isGreaterThan(first.fence());
        assertThat(second.fence().incarnation()).isEqualTo(first.fence().incarnation());
        assertThat(store.snapshot().fence()).isEqualTo(second.fence());
    }

    @Test
    void refusesADeposedLeadersWrites() throws InterruptedException {
        Leadership first = store.lead("first");
        Leadership second = store.lead("second");

        assertThat(write(first, 1)).isEqualTo(new Deposed(second.fence()));
        assertThat(first.current()).isFalse();
        assertThat(write(second, 2)).isInstanceOf(Committed.class);
        assertThat(store.snapshot().get(BERTHS, "a")).contains(Berth.of(2));
    }

    @Test
    void confirmsOnlyWhoLeads() throws InterruptedException {
        Leadership first = store.lead("first");
        assertThat(first.confirmed()).isTrue();
        write(first, 1);
        assertThat(first.confirmed()).isTrue();
        Leadership second = store.lead("second");

        assertThat(first.confirmed()).isFalse();
        assertThat(second.confirmed()).isTrue();
        second.close();
        assertThat(second.confirmed()).isFalse();
    }

    @Test
    void endsWhenClosed() throws InterruptedException {
        Leadership only = store.lead("only");
        only.close();

        assertThat(only.current()).isFalse();
        assertThat(write(only, 1)).isInstanceOf(Deposed.class);
        assertThat(write(store.lead("next"), 2)).isInstanceOf(Committed.class);
    }

    @Test
    void doesNotEndTheNextOneWhenClosedLate() throws InterruptedException {
        Leadership first = store.lead("first");
        Leadership second = store.lead("second");
        first.close();

        assertThat(second.current()).isTrue();
        assertThat(write(second, 2)).isInstanceOf(Committed.class);
    }

    @Test
    void tellsOnceWhenItIsOver() throws InterruptedException {
        AtomicInteger told = new AtomicInteger();
        Leadership first = store.lead("first");
        first.whenOver(told::incrementAndGet);
        assertThat(told).hasValue(0);
        store.lead("second");
        first.close();
        assertThat(told).hasValue(1);
        first.whenOver(told::incrementAndGet);
        assertThat(told).hasValue(2);
    }

    @Test
    void endsWithTheStore() throws InterruptedException {
        AtomicInteger told = new AtomicInteger();
        store.lead("only").whenOver(told::incrementAndGet);
        store.close();

        assertThat(told).hasValue(1);
    }

    @Test
    void namesWhoLeads() throws InterruptedException {
        assertThat(store.leader()).isEmpty();
        Leadership first = store.lead("first");
        assertThat(store.leader()).contains("first");
        Leadership second = store.lead("second");
        assertThat(store.leader()).contains("second");
        first.close();
        assertThat(store.leader()).contains("second");
        second.close();
        assertThat(store.leader()).isEmpty();
    }

    @Test
    void namesNobodyOnceTheStoreIsClosed() throws InterruptedException {
        store.lead("only");
        store.close();

        assertThat(store.leader()).isEmpty();
    }

    private CommitResult write(Leadership leadership, int number) {
        return store.commit(leadership.begin().put(BERTHS, "a", Berth.of(number)).build());
    }
}
