package io.argosy.discovery.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ResolvConfTest {
    @Test
    void listsNameServersButOurselves() {
        String text = """
                # made by hand
                search example.com
                nameserver 169.254.44.53
                nameserver   192.0.2.1
                nameserver 192.0.2.1
                nameserver
                nameserver dns.example.com
                nameserver 2001:db8::1
                options ndots:2
                """;
        assertThat(ResolvConf.servers(text, Set.of(InetAddress.ofLiteral("169.254.44.53"))))
                .extracting(server -> server.getAddress().getHostAddress() + ":" + server.getPort())
                .containsExactly("192.0.2.1:53", "2001:db8:0:0:0:0:0:1:53");
        assertThat(ResolvConf.servers("", Set.of())).isEmpty();
        assertThat(ResolvConf.servers(List.of("8.8.8.8", "8.8.4.4", "1.1.1.1", "1.0.0.1"), Set.of())).hasSize(3);
    }
}
