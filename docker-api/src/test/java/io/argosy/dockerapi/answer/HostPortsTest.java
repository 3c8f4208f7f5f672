package io.argosy.dockerapi.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.argosy.dockerapi.merge.Trees;
import io.argosy.dockerapi.name.Resident.HostPort;
import io.argosy.dockerapi.wire.Refusal;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class HostPortsTest {

    private static final Predicate<HostPort> FREE = port -> port.port() != 49154;

    private final HostPorts ports = new HostPorts(0, FREE);

    private String given(String host, List<String> exposed, HostPort... taken) {
        ObjectNode config = (ObjectNode) Trees.read("{\"ExposedPorts\":{\"81/tcp\":{}},\"HostConfig\":" + host + "}");
        ports.give(config, exposed, Set.of(taken));
        return config.path("HostConfig").path("PortBindings").toString();
    }

    @Test
    void onlyPortsWithoutANumberAreGivenOne() {
        assertThat(given("{\"PortBindings\":{\"80/tcp\":[{\"HostIp\":\"\",\"HostPort\":\"\"},{\"HostPort\":\"8080\"}],\"53/udp\":[{\"HostPort\":\"0\"}]}}", List.of(), new HostPort("", 49153, "tcp")))
                .isEqualTo("{\"80/tcp\":[{\"HostIp\":\"\",\"HostPort\":\"49155\"},{\"HostPort\":\"8080\"}],\"53/udp\":[{\"HostPort\":\"49156\"}]}");
    }

    @Test
    void allThatIsExposedIsPublishedWhereThatIsAskedFor() {
        assertThat(given("{\"PublishAllPorts\":true}", List.of("80/tcp")))
                .isEqualTo("{\"80/tcp\":[{\"HostIp\":\"\",\"HostPort\":\"49153\"}],\"81/tcp\":[{\"HostIp\":\"\",\"HostPort\":\"49155\"}]}");
    }

    @Test
    void whatHasNoNetworkOfItsOwnPublishesNothing() {
        assertThat(given("{\"PublishAllPorts\":true,\"NetworkMode\":\"host\"}", List.of("80/tcp"))).isEmpty();
        assertThat(given("{\"PublishAllPorts\":true,\"NetworkMode\":\"container:a\"}", List.of("80/tcp"))).isEmpty();
    }

    @Test
    void whenNoneIsFreeItSaysSo() {
        ObjectNode config = (ObjectNode) Trees.read("{\"HostConfig\":{\"PortBindings\":{\"80/tcp\":[{\"HostPort\":\"\"}]}}}");
        assertThatThrownBy(() -> new HostPorts(7, _ -> false).give(config, List.of(), Set.of())).isInstanceOf(Refusal.class).hasMessageContaining("is free");
    }
}
