package io.argosy.agent.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionsTest {
    @TempDir
    Path net;

    @Test
    void openOnesAreToldByTheirOwnAddress() throws IOException {
        Files.writeString(net.resolve("tcp"), """
                  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
                   0: 00000000:0050 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1
                   1: 020014AC:0050 010014AC:C350 01 00000000:00000000 00:00000000 00000000     0        0 2
                   2: 0504800A:0050 010014AC:C351 06 00000000:00000000 00:00000000 00000000     0        0 3
                """);
        Files.writeString(net.resolve("tcp6"), """
                  sl  local_address                         remote_address                        st tx_queue rx_queue
                   0: 0000000000000000FFFF0000030014AC:0050 0000000000000000FFFF0000010014AC:C352 08 00000000:00000000
                   1: 00000000000000000000000001000000:0050 00000000000000000000000001000000:C352 01 00000000:00000000
                """);
        assertThat(Connections.of(net)).isEqualTo(List.of("172.20.0.2", "172.20.0.3"));
    }

    @Test
    void processThatIsGoneHasNone() {
        assertThat(Connections.of(net.resolve("gone"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"172.20.0.0/16, 172.20.255.1, true", "172.20.0.0/16, 172.21.0.1, false", "10.128.4.0/22, 10.128.7.255, true",
        "10.128.4.0/22, 10.128.8.0, false", "0.0.0.0/0, 1.2.3.4, true", "200.0.0.0/8, 200.1.2.3, true", "fd00::/64, 10.0.0.1, false",
        "10.0.0.0/8, fd00::1, false"})
    void subnetHoldsItsAddresses(String subnet, String address, boolean holds) {
        assertThat(Subnets.contain(subnet, address)).isEqualTo(holds);
    }
}
