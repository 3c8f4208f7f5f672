package io.argosy.storeetcd;

import static io.argosy.store.Harbour.BERTHS;
import static io.argosy.store.Harbour.CATALOG;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.store.CommitResult;
import io.argosy.store.Harbour.Berth;
import io.argosy.store.Leadership;
import io.argosy.store.StoreException;
import io.argosy.storeetcd.address.EtcdAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// An etcd of three members, of which one is lost.
@Timeout(90)
class ClusterTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    /// Outlives a change of etcd's own leader also on a machine that has much else to do.
    private static final Timing PATIENT = new Timing(Duration.ofSeconds(15), Duration.ofMillis(300), Duration.ofMillis(300));

    @TempDir
    private Path directory;
    private List<EtcdProcess> members = List.of();
    private EtcdAddress address;

    @BeforeEach
    void start() {
        members = EtcdProcess.cluster(directory, 3);
        address = EtcdAddress.parse(members.stream().map(EtcdProcess::url).collect(Collectors.joining(",")) + "/cluster");
    }

    @AfterEach
    void stop() {
        members.forEach(EtcdProcess::close);
    }

    @Test
    void theLeaderAndItsFollowersOutliveEachMemberInTurn() throws Exception {
        try (EtcdStore one = EtcdStore.open(address, CATALOG, PATIENT, InstantSource.system()); EtcdStore two = EtcdStore.open(address, CATALOG)) {
            Leadership leader = one.lead("one");
            for (EtcdProcess member : members) {
                long before = put(one, leader, 1).revision();
                member.kill();
                for (int number = 2; number <= 20; number++) {
                    assertThat(put(one, leader, number).revision()).isEqualTo(before + number - 1);
                }
                assertThat(leader.current()).as("one leads on").isTrue();
                Waiting.until("the other follows on", LONG, () -> two.snapshot().get(BERTHS, "a").equals(Optional.of(Berth.of(20))));
                member.begin();
                member.awaitListening();
                Waiting.until("the member is back", LONG, () -> healthy(member));
            }
        }
    }

    @Test
    void withoutAMajorityNobodyLeadsAndNothingIsLost() throws Exception {
        try (EtcdStore one = EtcdStore.open(address, CATALOG)) {
            Leadership leader = one.lead("one");
            long before = put(one, leader, 1).revision();
            members.get(0).kill();
            members.get(1).kill();
            assertThat(surelyLeads(leader)).as("what one member alone says").isFalse();
            Waiting.until("the leader knows", LONG, () -> !leader.current());
            assertThat(one.leader()).isEmpty();
            assertThat(one.snapshot().get(BERTHS, "a")).contains(Berth.of(1));
            members.get(0).begin();
            Leadership next = Waiting.lead(one, "one").get();
            assertThat(next.fence()).isGreaterThan(leader.fence());
            assertThat(put(one, next, 2).revision()).isEqualTo(before + 1);
        }
    }

    private static boolean surelyLeads(Leadership leader) {
        try {
            return leader.confirmed();
        } catch (StoreException e) {
            return false;
        }
    }

    private static boolean healthy(EtcdProcess member) {
        try {
            member.ctl("endpoint", "health");
            return true;
        } catch (AssertionError e) {
            return false;
        }
    }

    private static CommitResult.Committed put(EtcdStore store, Leadership leader, int number) {
        CommitResult result = store.commit(leader.begin().put(BERTHS, "a", Berth.of(number)).build());
        assertThat(result).isInstanceOf(CommitResult.Committed.class);
        return (CommitResult.Committed) result;
    }
}
