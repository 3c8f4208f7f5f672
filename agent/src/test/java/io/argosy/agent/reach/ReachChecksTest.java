package io.argosy.agent.reach;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.model.id.NodeName;
import io.argosy.model.join.CheckResult;
import io.argosy.model.join.JoinCheck;
import io.argosy.model.join.JoinCheck.Target;
import io.argosy.model.join.NodePort;
import io.argosy.model.join.NodePort.Transport;
import io.argosy.testkit.net.FreePorts;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReachChecksTest {

    private final ReachChecks checks = new ReachChecks();
    private NodePort tcp;
    private NodePort udp;

    @BeforeEach
    void chooseFreePorts() {
        int port = FreePorts.any();
        tcp = new NodePort(port, Transport.TCP);
        udp = new NodePort(port, Transport.UDP);
    }

    @AfterEach
    void end() {
        checks.run(new JoinCheck.Done("a"));
        checks.run(new JoinCheck.Done("b"));
    }

    private List<NodePort> unreached() {
        JoinCheck.Dial dial = new JoinCheck.Dial(List.of(target(tcp), target(udp)));
        return ((CheckResult.Dialled) checks.run(dial)).unreached().stream().map(Target::port).toList();
    }

    private static Target target(NodePort port) {
        return new Target(new NodeName("n1"), "127.0.0.1", port);
    }

    private CheckResult listen(String joining) {
        return checks.run(new JoinCheck.Listen(joining, List.of(tcp, udp)));
    }

    @Test
    void whoListensIsReached() {
        assertThat(listen("a")).isEqualTo(new CheckResult.Listening(List.of()));
        assertThat(unreached()).isEmpty();
    }

    @Test
    void whoDoesNotListenIsNotReached() {
        assertThat(unreached()).containsExactly(tcp, udp);
    }

    @Test
    void oneJoiningsEndLeavesAnother() {
        listen("a");
        listen("b");

        checks.run(new JoinCheck.Done("a"));
        assertThat(unreached()).isEmpty();

        checks.run(new JoinCheck.Done("b"));
        assertThat(unreached()).containsExactly(tcp, udp);
    }

    @Test
    void whatOthersHaveIsTaken() throws IOException {
        try (TcpEar _ = new TcpEar(tcp.number())) {
            assertThat(listen("a")).isEqualTo(new CheckResult.Listening(List.of(tcp)));
        }
    }
}
