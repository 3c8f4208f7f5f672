package io.argosy.model.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.model.id.ServiceName;
import io.argosy.model.service.HealthSpec;
import io.argosy.model.service.HostSpec;
import io.argosy.model.service.ImageSpec;
import io.argosy.model.service.LoggingSpec;
import io.argosy.model.service.NetworkMode;
import io.argosy.model.service.PlacementSpec;
import io.argosy.model.service.PortMode;
import io.argosy.model.service.PortSpec;
import io.argosy.model.service.ProcessSpec;
import io.argosy.model.service.PullPolicy;
import io.argosy.model.service.ResourceSpec;
import io.argosy.model.service.RestartPolicy;
import io.argosy.model.service.SecuritySpec;
import io.argosy.model.service.ServiceMode;
import io.argosy.model.service.ServiceSpec;
import io.argosy.model.service.UnhealthyPolicy;
import io.argosy.model.service.UpdatePolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServiceChangeTest {

    private final ServiceSpec web = spec(new ServiceMode.Replicated(1), "web:1", List.of(), Map.of());

    @Test
    void equalSpecsAreNoChange() {
        assertThat(ServiceChange.between(web, spec(new ServiceMode.Replicated(1), "web:1", List.of(), Map.of()))).isEqualTo(ServiceChange.NONE);
    }

    @Test
    void whatNoContainerSeesIsPolicy() {
        assertThat(ServiceChange.between(web, spec(new ServiceMode.Replicated(5), "web:1", List.of(), Map.of()))).isEqualTo(ServiceChange.POLICY);
        assertThat(ServiceChange.between(web, spec(new ServiceMode.Replicated(1), "web:1", List.of(port(PortMode.INGRESS)), Map.of())))
                .isEqualTo(ServiceChange.POLICY);
    }

    @Test
    void whatAContainerSeesReplacesTasks() {
        assertThat(ServiceChange.between(web, spec(new ServiceMode.Replicated(1), "web:2", List.of(), Map.of()))).isEqualTo(ServiceChange.TASKS);
        assertThat(ServiceChange.between(web, spec(new ServiceMode.Replicated(1), "web:1", List.of(port(PortMode.HOST)), Map.of())))
                .isEqualTo(ServiceChange.TASKS);
        assertThat(ServiceChange.between(web, spec(new ServiceMode.Replicated(1), "web:1", List.of(), Map.of("a", "b")))).isEqualTo(ServiceChange.TASKS);
        assertThat(ServiceChange.between(web, spec(new ServiceMode.Global(), "web:1", List.of(), Map.of()))).isEqualTo(ServiceChange.TASKS);
    }

    private static PortSpec port(PortMode mode) {
        return new PortSpec(80, Optional.of(8080), PortSpec.Protocol.TCP, mode, Optional.empty());
    }

    private static ServiceSpec spec(ServiceMode mode, String image, List<PortSpec> ports, Map<String, String> labels) {
        return new ServiceSpec(new ServiceName("web"), mode, new ImageSpec(image, PullPolicy.MISSING, Optional.empty()), ProcessSpec.DEFAULT,
                HostSpec.DEFAULT, SecuritySpec.DEFAULT, ResourceSpec.DEFAULT, List.of(), List.of(), NetworkMode.APP, List.of(), ports, List.of(),
                Map.of(), List.of(), new HealthSpec.FromImage(), UnhealthyPolicy.REPLACE, RestartPolicy.ALWAYS, UpdatePolicy.DEFAULT,
                UpdatePolicy.DEFAULT, PlacementSpec.ANYWHERE, LoggingSpec.DEFAULT, labels, Map.of(), 0, Optional.empty());
    }
}
