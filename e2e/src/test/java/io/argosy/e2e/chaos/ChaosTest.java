package io.argosy.e2e.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.e2e.harness.Eventually;
import io.argosy.e2e.harness.Fleet;
import io.argosy.model.event.AuditRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Ten minutes in which anything fails that is within one zone: `script/chaos` runs it.
@Tag("soak")
class ChaosTest {

    private static final Duration TIME = Duration.ofMinutes(Integer.getInteger("chaos.minutes", 10));
    private static final long SEED = Long.getLong("chaos.seed", RandomGenerator.getDefault().nextInt(1_000_000));
    private static final String NAME = System.getProperty("chaos.name", "chaos");
    private static final boolean KEEP = Boolean.getBoolean("chaos.keep");
    private static final Duration TICK = Duration.ofMillis(50);
    private static final Duration CONVERGENCE = Duration.ofMinutes(4);

    @Test
    void whateverFailsWithinAZoneNothingAcknowledgedIsLost() throws InterruptedException {
        System.out.println("seed " + SEED + ", " + TIME.toMinutes() + " minutes, cluster " + NAME);
        Fleet fleet = Fleet.start(NAME, "hello", Zones.NODES, Zones.SERVERS);
        boolean good = false;
        try {
            run(fleet);
            good = true;
        } catch (AssertionError e) {
            System.out.println(fleet.report());
            throw e;
        } finally {
            if (good || !KEEP) {
                fleet.close();
            }
        }
    }

    private static void run(Fleet fleet) throws InterruptedException {
        Ledger ledger = new Ledger(fleet);
        ledger.deploy(fleet);
        Story story = new Story();
        List<Tenant> tenants = List.of(
                new Tenant(fleet, story, "north", OptionalInt.of(8090), SEED + 1),
                new Tenant(fleet, story, "south", OptionalInt.of(8091), SEED + 2),
                new Tenant(fleet, story, "tide", OptionalInt.empty(), SEED + 3));
        tenants.forEach(Tenant::act);
        Convergence convergence = new Convergence(fleet, tenants);
        Eventually.sees("a good beginning", CONVERGENCE, convergence::complaints, List::isEmpty);

        double converged;
        Traffic traffic = Traffic.start(fleet.engines(), List.of(8090, 8091), TICK, story);
        try (traffic) {
            changesUnderFaults(fleet, story, tenants);
            double healed = story.now();
            story.tell("all faults have ended");
            Eventually.sees("every app is as it was last acknowledged", CONVERGENCE, convergence::complaints, List::isEmpty);
            converged = story.now() - healed;
            Eventually.staysTrue("nothing changes any more", Duration.ofSeconds(10), () -> convergence.complaints().isEmpty());
        }

        Account account = new Account(story, traffic, tenants, lost(fleet, tenants), ledger.runs(), converged);
        System.out.println(account);
        assertThat(ledger.doubled()).as("an exclusive task that ran twice").isEmpty();
        assertThat(account.lost()).as("changes that were acknowledged").isEmpty();
        assertThat(account.unexcused()).as("requests that failed while nothing did").isEmpty();
        fleet.removeApps();
    }

    private static void changesUnderFaults(Fleet fleet, Story story, List<Tenant> tenants) throws InterruptedException {
        List<Thread> threads = tenants.stream().map(tenant -> Thread.ofPlatform().name(tenant.app()).start(tenant)).toList();
        try {
            new Weather(fleet, story, SEED).blow(TIME);
        } finally {
            tenants.forEach(Tenant::end);
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }

    /// Of each tenant as many changes as were acknowledged must be in the audit.
    private static List<String> lost(Fleet fleet, List<Tenant> tenants) {
        List<AuditRecord> audit = fleet.list(AuditRecord.class, "audit", "-n", "1000");
        List<String> lost = new ArrayList<>();
        for (Tenant tenant : tenants) {
            long recorded = audit.stream().filter(entry -> entry.target().equals("default/" + tenant.app())).count();
            Stream.iterate(recorded, count -> count < tenant.acknowledged(), count -> count + 1).forEach(_ -> lost.add(tenant.app()));
        }
        return lost;
    }
}
