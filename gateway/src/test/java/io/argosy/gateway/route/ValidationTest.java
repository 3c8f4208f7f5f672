package io.argosy.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Nothing that means something to HAProxy gets into a record.
class ValidationTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "10.0.0", "10.0.0.256", "10.0.0.1 ", "10.0.0.1\n", "10.0.0.1;quit", "1:2:3#", "fd@foo", "unix@/x", "$HOME"})
    void addressesAreLiterals(String address) {
        assertThatThrownBy(() -> new Listen(address, 80)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Server.ready(address, 80)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\nb", "a/b", "a;b", "a#b", "a\"b", "a$b", "a'b", "a\\b"})
    void backendNamesAreWords(String name) {
        assertThatThrownBy(() -> new BackendName(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void portsAndWeightsHaveBounds() {
        assertThatThrownBy(() -> new Listen("10.0.0.1", 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Listen("10.0.0.1", 65536)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Server("10.0.0.1", 80, 257, Admission.READY)).isInstanceOf(IllegalArgumentException.class);
        assertThat(new Listen("::1", 443)).hasToString("[::1]:443");
    }

    @Test
    void aTableIsWhole() {
        BackendName web = new BackendName("web");
        Frontend frontend = new Frontend(new Listen(Listen.ANY, 80), new Traffic.Tcp(web));
        Frontend overlapping = new Frontend(new Listen("127.0.0.1", 80), new Traffic.Tcp(web));
        Backend backend = new Backend(web, List.of());
        assertThatThrownBy(() -> new RouteTable(false, List.of(frontend), List.of())).hasMessageContaining("not there");
        assertThatThrownBy(() -> new RouteTable(false, List.of(frontend, overlapping), List.of(backend))).hasMessageContaining("overlap");
        assertThatThrownBy(() -> new RouteTable(false, List.of(), List.of(backend, backend))).hasMessageContaining("twice");
        assertThatThrownBy(() -> new Backend(web, List.of(Server.ready("10.0.0.1", 80), Server.ready("10.0.0.1", 80)))).hasMessageContaining("twice");
    }
}
