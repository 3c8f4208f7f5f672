package io.argosy.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.gateway.route.Admission;
import io.argosy.gateway.route.Backend;
import io.argosy.gateway.route.BackendName;
import io.argosy.gateway.route.Frontend;
import io.argosy.gateway.route.Listen;
import io.argosy.gateway.route.RouteTable;
import io.argosy.gateway.route.Server;
import io.argosy.gateway.route.Traffic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigTextTest {
    private static final GatewaySettings SETTINGS = GatewaySettings.of("/run/argosy/runtime.sock");
    private static final BackendName WEB = new BackendName("default:shop:web:80");
    private static final BackendName DB = new BackendName("prod:shop:db.main:5432");

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "balanced", "several"})
    void rendersTheGoldenText(String name) throws IOException {
        assertThat(ConfigText.render(Layout.fresh(table(name)), SETTINGS)).isEqualTo(golden(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "balanced", "several"})
    void haproxyAcceptsIt(String name, @TempDir Path dir) throws Exception {
        Path haproxy = Path.of("/usr/sbin/haproxy");
        Assumptions.assumeTrue(Files.isExecutable(haproxy), "haproxy is not installed");
        Path file = Files.writeString(dir.resolve("haproxy.cfg"), golden(name));
        Process check = new ProcessBuilder(haproxy.toString(), "-c", "-f", file.toString()).redirectErrorStream(true).start();
        String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(check.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(check.exitValue()).as(said).isZero();
        assertThat(said).doesNotContain("WARNING");
    }

    @Test
    void theFingerprintIsBlindToServersAndSeesEverythingElse() {
        String base = fingerprint(table("balanced"), SETTINGS);
        RouteTable other = new RouteTable(true, table("balanced").frontends(), List.of(new Backend(WEB, servers(2))));
        assertThat(fingerprint(other, SETTINGS)).isEqualTo(base);

        RouteTable larger = new RouteTable(true, table("balanced").frontends(), List.of(new Backend(WEB, servers(4))));
        assertThat(fingerprint(larger, SETTINGS)).isNotEqualTo(base);
        assertThat(fingerprint(table("several"), SETTINGS)).isNotEqualTo(base);
        assertThat(fingerprint(table("balanced"), GatewaySettings.of("/run/other.sock"))).isNotEqualTo(base);
    }

    private static String fingerprint(RouteTable table, GatewaySettings settings) {
        return ConfigText.fingerprint(Layout.fresh(table), settings);
    }

    private static RouteTable table(String name) {
        return switch (name) {
            case "nothing" -> RouteTable.EMPTY;
            case "balanced" -> new RouteTable(true, List.of(new Frontend(new Listen(Listen.ANY, 8080), new Traffic.Tcp(WEB))),
                    List.of(new Backend(WEB, servers(3))));
            case "several" -> new RouteTable(false,
                    List.of(new Frontend(new Listen("127.0.0.1", 15432), new Traffic.Tcp(DB)),
                            new Frontend(new Listen(Listen.ANY, 80), new Traffic.Tcp(WEB)),
                            new Frontend(new Listen("::1", 8080), new Traffic.Tcp(WEB))),
                    List.of(new Backend(DB, List.of()), new Backend(WEB, List.of(
                            new Server("172.18.0.9", 80, 256, Admission.READY),
                            new Server("172.18.0.2", 80, 28, Admission.READY),
                            new Server("172.18.0.3", 80, 28, Admission.DRAIN),
                            new Server("fd00::7", 80, 0, Admission.READY)))));
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static List<Server> servers(int count) {
        return IntStream.range(0, count).mapToObj(i -> Server.ready("172.18.0." + (i + 2), 80)).toList();
    }

    private static String golden(String name) throws IOException {
        try (var in = ConfigTextTest.class.getResourceAsStream(name + ".cfg")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
