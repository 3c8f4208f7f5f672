package io.argosy.agent.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeNameServersTest {
    @TempDir
    private Path directory;

    @Test
    void theNodesServersAreReadAgainWhenTheyChange() throws Exception {
        Path file = Files.writeString(directory.resolve("resolv.conf"), "nameserver 192.0.2.1\nnameserver 169.254.44.53\n");
        NodeNameServers servers = new NodeNameServers(file, Set.of(InetAddress.ofLiteral("169.254.44.53")));
        assertThat(servers.forService(List.of())).extracting(s -> s.getHostString()).containsExactly("192.0.2.1");

        Files.writeString(file, "nameserver 192.0.2.2\n");
        Files.setLastModifiedTime(file, FileTime.fromMillis(1));
        assertThat(servers.forService(List.of())).extracting(s -> s.getHostString()).containsExactly("192.0.2.2");

        Files.delete(file);
        assertThat(servers.forService(List.of())).hasSize(1);
        assertThat(servers.forService(List.of("192.0.2.9", "169.254.44.53"))).extracting(s -> s.getHostString()).containsExactly("192.0.2.9");
    }
}
