package io.argosy.control.join;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.control.record.Tables;
import io.argosy.model.id.NodeId;
import io.argosy.model.join.CheckResult;
import io.argosy.model.join.NodePort;
import io.argosy.model.join.NodePort.Transport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PortChecksTest {

    private static final NodePort CHANGES = new NodePort(2377, Transport.TCP);
    private static final NodePort WORD = new NodePort(7946, Transport.UDP);
    private static final NodePort TRAFFIC = new NodePort(4789, Transport.UDP);

    private final FakeLan lan = new FakeLan();
    private Entrance entrance;
    private String secret;

    @BeforeEach
    void open() throws InterruptedException {
        entrance = new Entrance();
        secret = entrance.secret(Entrance.ANY);
        NodeId first = entrance.joined(secret, entrance.machine("n1")).id();
        entrance.connected(first);
        lan.node(first, "10.0.0.1");
    }

    @AfterEach
    void close() {
        entrance.close();
    }

    private JoinOutcome join() {
        JoinRequest second = Entrance.at(entrance.machine("n2"), "10.0.0.2");
        return entrance.joining.accept(secret, second, check -> lan.at("10.0.0.2", check), lan.neighbours());
    }

    private String refused(JoinCode code) {
        long before = entrance.store.snapshot().revision();
        JoinOutcome outcome = join();
        assertThat(outcome).isInstanceOf(JoinOutcome.Refused.class);
        assertThat(((JoinOutcome.Refused) outcome).code()).isEqualTo(code.id());
        assertThat(entrance.store.snapshot().revision()).isEqualTo(before);
        assertThat(lan.quiet()).isTrue();
        return ((JoinOutcome.Refused) outcome).problem();
    }

    @Test
    void machinesThatReachEachOtherJoin() {
        assertThat(join()).isInstanceOf(JoinOutcome.Joined.class);
        assertThat(entrance.store.snapshot().scan(Tables.NODES)).hasSize(2);
        assertThat(lan.quiet()).isTrue();
    }

    @Test
    void aClosedPortIsToldWithTheCommandsThatOpenIt() {
        lan.closes("10.0.0.2", CHANGES);
        lan.closes("10.0.0.2", TRAFFIC);
        lan.closes("10.0.0.1", WORD);

        assertThat(refused(JoinCode.NODE_PORTS_CLOSED)).isEqualTo("""
                n2 does not reach n1 on 7946/udp. Open that on n1 with what is used there:
                  iptables -I INPUT -s 10.0.0.2 -p udp -m multiport --dports 7946 -j ACCEPT
                  ufw allow proto udp from 10.0.0.2 to any port 7946
                  firewall-cmd --permanent --add-port=7946/udp && firewall-cmd --reload
                n1 does not reach n2 on 2377/tcp, 4789/udp. Open that on n2 with what is used there:
                  iptables -I INPUT -s 10.0.0.1 -p tcp -m multiport --dports 2377 -j ACCEPT && iptables -I INPUT -s 10.0.0.1 -p udp -m multiport --dports 4789 -j ACCEPT
                  ufw allow proto tcp from 10.0.0.1 to any port 2377 && ufw allow proto udp from 10.0.0.1 to any port 4789
                  firewall-cmd --permanent --add-port=2377/tcp --add-port=4789/udp && firewall-cmd --reload""");
    }

    @Test
    void aPortThatAnotherProgramHasIsNamed() {
        lan.takes("10.0.0.2", CHANGES);

        assertThat(refused(JoinCode.NODE_PORTS_TAKEN)).contains("another program on n2 uses 2377/tcp");
    }

    @Test
    void whatTheEngineOfANodeHasIsOnlyDialledWhereAConnectionTells() {
        lan.takes("10.0.0.1", CHANGES);
        lan.takes("10.0.0.1", TRAFFIC);
        lan.closes("10.0.0.1", TRAFFIC);

        assertThat(join()).isInstanceOf(JoinOutcome.Joined.class);
    }

    @Test
    void aNodeThatDoesNotAnswerHoldsUpNobody() {
        JoinRequest second = Entrance.at(entrance.machine("n2"), "10.0.0.2");

        assertThat(entrance.joining.accept(secret, second, check -> lan.at("10.0.0.2", check), (_, _) -> new CheckResult.Wrong("away")))
                .isInstanceOf(JoinOutcome.Joined.class);
    }
}
