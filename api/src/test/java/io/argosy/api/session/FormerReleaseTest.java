package io.argosy.api.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.codec.Json;
import io.argosy.model.assignment.Report;
import io.argosy.model.id.NodeName;
import io.argosy.model.id.PoolName;
import io.argosy.model.node.AgentFeature;
import io.argosy.model.node.EngineCondition;
import io.argosy.model.node.MachineIdentity;
import io.argosy.model.node.Node;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What agents of the release before said, as it was recorded, is understood; so is what a release to come adds.
class FormerReleaseTest {

    private static final String HELLO = """
            {"type":"hello","protocol":1,"node":"1qk7v9jwrjr6","cluster":"1qk7v9jwabcd","name":"n1","topology":["eu","a"],"labels":{"disk":"ssd"},
             "facts":{"hostname":"n1.example","address":"10.0.0.1","os":"linux","architecture":"amd64","cpus":4000000000,"memory":8589934592,
                      "engineVersion":"28.0.0","engineApiVersion":"1.48","agentVersion":"0.1.0","engineLabels":{},"devices":["/dev/fuse"],"engineProblem":""},
             "seen":{"incarnation":1,"term":3,"revision":4711},"digest":"abc"}
            """;

    private static final String NODE = """
            {"id":"1qk7v9jwrjr6","name":"n1","availability":"DRAINING","topology":["eu"],"labels":{"disk":"ssd"},"joinedAt":"2026-01-01T00:00:00Z"}
            """;

    private final Json json = Json.standard();

    @Test
    void aHelloOfTheReleaseBeforeIsRead() throws Exception {
        AgentMessage.Hello hello = (AgentMessage.Hello) json.read(HELLO, AgentMessage.class);

        assertThat(hello.name()).isEqualTo(new NodeName("n1"));
        assertThat(hello.facts().identity()).isEqualTo(MachineIdentity.UNKNOWN);
        assertThat(hello.facts().condition()).isEqualTo(EngineCondition.UNKNOWN);
        assertThat(hello.facts().namesProblem()).isEmpty();
        assertThat(hello.facts().can(AgentFeature.LEASES)).as("it ends no task whose lease lapses").isFalse();
    }

    @Test
    void aHelloWithWhatIsNotKnownYetIsRead() throws Exception {
        String later = HELLO.replace("\"digest\"", "\"mood\":{\"good\":[1,2]},\"digest\"").replace("\"hostname\"", "\"firmware\":\"x\",\"hostname\"");
        String further = HELLO.replace("\"hostname\"", "\"features\":[\"leases\",\"telepathy\"],\"hostname\"");

        assertThat(json.read(later, AgentMessage.class)).isEqualTo(json.read(HELLO, AgentMessage.class));
        assertThat(((AgentMessage.Hello) json.read(further, AgentMessage.class)).facts().can(AgentFeature.LEASES)).isTrue();
    }

    @Test
    void aNodeOfTheReleaseBeforeIsOfTheUsualPool() throws Exception {
        Node node = json.read(NODE, Node.class);

        assertThat(node.pool()).isEqualTo(PoolName.DEFAULT);
        assertThat(node.space()).isEmpty();
        assertThat(node.arrivedAs(node.name(), node.topology(), Map.of("rack", "7")).labels()).isEqualTo(Map.of("disk", "ssd", "rack", "7"));
    }

    @Test
    void aReportOfTheReleaseBeforeIsRead() throws Exception {
        String said = "{\"type\":\"reports\",\"reports\":[{\"type\":\"volume-removal-report\",\"engineName\":\"shop_db\",\"problem\":\"\"}]}";

        assertThat(((AgentMessage.Reports) json.read(said, AgentMessage.class)).reports()).first().isInstanceOf(Report.VolumeRemovalReport.class);
    }

    @ParameterizedTest
    @CsvSource({"0, false", "1, false", "2, true", "3, false"})
    void versionsAreSpokenFromTheFirstEncryptedOneOn(int protocol, boolean spoken) {
        assertThat(SessionMethods.speaks(protocol)).isEqualTo(spoken);
    }
}
