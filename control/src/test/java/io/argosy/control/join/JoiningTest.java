package io.argosy.control.join;

import static io.argosy.control.join.Entrance.ANY;
import static io.argosy.control.join.Entrance.claiming;
import static io.argosy.control.join.Entrance.facts;
import static io.argosy.control.join.Entrance.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.control.record.Tables;
import io.argosy.model.id.NodeName;
import io.argosy.model.id.PoolName;
import io.argosy.model.id.SpaceName;
import io.argosy.model.node.EngineCondition;
import io.argosy.model.node.EngineCondition.SwarmPlace;
import io.argosy.model.node.MachineIdentity;
import io.argosy.model.node.Node;
import io.argosy.model.unit.ByteSize;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JoiningTest {

    private static final SpaceName SHOPS = new SpaceName("shops");

    private Entrance entrance;
    private String secret;

    @BeforeEach
    void open() throws InterruptedException {
        entrance = new Entrance();
        secret = entrance.secret(ANY);
    }

    @AfterEach
    void close() {
        entrance.close();
    }

    @Test
    void aMachineJoinsThePoolAndSpaceOfItsToken() {
        String gpus = entrance.secret(new NodeTokenSpec(new PoolName("gpu"), Optional.of(SHOPS), Optional.empty(), Optional.empty()));

        Node node = entrance.joined(gpus, entrance.machine("n1"));

        assertThat(node.pool()).isEqualTo(new PoolName("gpu"));
        assertThat(node.space()).contains(SHOPS);
    }

    @Test
    void aTokenThatNobodyMadeLetsNobodyIn() {
        entrance.refused(JoinCode.NODE_TOKEN_UNKNOWN, "0".repeat(48), entrance.machine("n1"));
    }

    @Test
    void aRevokedTokenLetsNobodyIn() {
        NewNodeToken token = entrance.made(ANY);
        entrance.tokens.revoke(Entrance.ADMIN, token.token().name());

        entrance.refused(JoinCode.NODE_TOKEN_REVOKED, token.text().secret(), entrance.machine("n1"));
    }

    @Test
    void anExpiredTokenLetsNobodyIn() {
        String brief = entrance.secret(new NodeTokenSpec(PoolName.DEFAULT, Optional.empty(), Optional.of(Duration.ofHours(1)), Optional.empty()));
        entrance.clock.advance(Duration.ofHours(1));

        entrance.refused(JoinCode.NODE_TOKEN_EXPIRED, brief, entrance.machine("n1"));
    }

    @Test
    void aUsedUpTokenLetsOnlyItsLastMachineInAgain() {
        String once = entrance.secret(new NodeTokenSpec(PoolName.DEFAULT, Optional.empty(), Optional.empty(), Optional.of(1)));
        Node first = entrance.joined(once, entrance.machine("n1"));

        entrance.refused(JoinCode.NODE_TOKEN_USED_UP, once, entrance.machine("n2"));
        assertThat(entrance.joined(once, entrance.machine("n1"))).isEqualTo(first);
    }

    @Test
    void theTokenOfASpaceTakesNoNodeOfAnother() {
        String shops = entrance.secret(new NodeTokenSpec(PoolName.DEFAULT, Optional.of(SHOPS), Optional.empty(), Optional.empty()));
        entrance.joined(secret, entrance.machine("n1"));

        entrance.refused(JoinCode.NODE_TOKEN_SPACE, shops, entrance.machine("n1"));
    }

    @Test
    void aMachineWhoseDiskWasEmptiedIsKnownByItsEngine() {
        Node before = entrance.joined(secret, entrance.machine("n1"));

        Node after = entrance.joined(secret, with(entrance.machine("other"), facts("n1")));

        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.name()).isEqualTo(new NodeName("other"));
    }

    @Test
    void anEngineOfAConnectedNodeDoesNotJoinTwice() {
        entrance.connected(entrance.joined(secret, entrance.machine("n1")).id());

        assertThat(entrance.refused(JoinCode.ENGINE_TAKEN, secret, with(entrance.machine("n2"), facts("n1")))).contains("n2", "n1", "stop the other agent");
    }

    @Test
    void aCopyOfANodesEngineIsToldApart() {
        entrance.connected(entrance.joined(secret, entrance.machine("n1")).id());
        MachineIdentity copy = new MachineIdentity("engine-n1", "machine-n1", "boot-n2");

        assertThat(entrance.refused(JoinCode.CLONED, secret, with(entrance.machine("n2"), facts("n2").with(copy, EngineCondition.UNKNOWN)))).contains("engine-id");
    }

    @Test
    void aCopyOfAnAgentsDiskIsNoNode() {
        Node first = entrance.joined(secret, entrance.machine("n1"));

        assertThat(entrance.refused(JoinCode.CLONED, secret, claiming(entrance.machine("n2"), first.id(), "ours"))).contains("empty it");
    }

    @Test
    void aNodeOfAnotherClusterStaysThere() {
        Node first = entrance.joined(secret, entrance.machine("n1"));

        entrance.refused(JoinCode.WRONG_CLUSTER, secret, claiming(entrance.machine("n2"), first.id(), "theirs"));
    }

    @Test
    void twoNodesNeverHaveOneName() {
        entrance.joined(secret, entrance.machine("n1"));

        assertThat(entrance.refused(JoinCode.NODE_NAME_TAKEN, secret, with(entrance.machine("n1"), facts("n2")))).contains("argosy node rm n1");
    }

    @ParameterizedTest
    @CsvSource({
        "17.05.0, 1.29, '', ENGINE_TOO_OLD",
        "28.0.0, 1.47, no such socket, ENGINE_UNUSABLE",
    })
    void anEngineMustBeFit(String version, String api, String problem, JoinCode code) {
        assertThat(entrance.refused(code, secret, with(entrance.machine("n1"), facts("n1", version, api, problem)))).contains("n1");
    }

    @Test
    void aFullDiskIsNoDisk() {
        EngineCondition full = new EngineCondition(false, SwarmPlace.NONE, Optional.of(ByteSize.mebibytes(100)));

        assertThat(entrance.refused(JoinCode.NO_ROOM, secret, with(entrance.machine("n1"), facts("n1").with(MachineIdentity.UNKNOWN, full)))).contains("100 MiB");
    }

    @ParameterizedTest
    @CsvSource({"PT40S, behind", "PT-40S, ahead of"})
    void clocksMustAgree(Duration later, String word) {
        JoinRequest request = entrance.machine("n1");
        entrance.clock.advance(later);

        assertThat(entrance.refused(JoinCode.CLOCKS_APART, secret, request)).contains("40 s " + word);
    }

    @Test
    void oneNodeAloneMayHaveLiveRestoreAndNoOtherJoinsIt() {
        EngineCondition alone = new EngineCondition(true, SwarmPlace.NONE, Optional.empty());
        entrance.joined(secret, with(entrance.machine("n1"), facts("n1").with(facts("n1").identity(), alone)));

        assertThat(entrance.refused(JoinCode.LIVE_RESTORE, secret, entrance.machine("n2"))).contains("the engine of n1");
    }

    @Test
    void anEngineInAnotherSwarmJoinsNoOthers() {
        entrance.joined(secret, entrance.machine("n1"));
        EngineCondition foreign = new EngineCondition(false, new SwarmPlace(true, "m", ""), Optional.empty());

        assertThat(entrance.refused(JoinCode.FOREIGN_SWARM, secret, with(entrance.machine("n2"), facts("n2").with(facts("n2").identity(), foreign))))
                .contains("docker swarm leave");
    }

    @Test
    void tokensAreKeptAsHashes() {
        assertThat(entrance.store.snapshot().scan(Tables.NODE_TOKENS)).allMatch(entry -> !entry.toString().contains(secret));
    }
}
