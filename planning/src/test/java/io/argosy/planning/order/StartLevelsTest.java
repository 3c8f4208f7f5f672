package io.argosy.planning.order;

import static io.argosy.testkit.spec.ServiceBuilder.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.model.id.ServiceName;
import io.argosy.model.service.Dependency.Condition;
import io.argosy.model.service.ServiceSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StartLevelsTest {

    @Test
    void isTheLongestChainBelow() {
        assertThat(levels(
                        service("db").build(),
                        service("migrate").dependsOn("db", Condition.HEALTHY).build(),
                        service("web").dependsOn("db", Condition.HEALTHY).dependsOn("migrate", Condition.COMPLETED).build(),
                        service("proxy").dependsOn("web", Condition.STARTED).dependsOn("absent", Condition.STARTED).build()))
                .isEqualTo(Map.of("db", 0, "migrate", 1, "web", 2, "proxy", 3));
    }

    @Test
    void staysFiniteInACycle() {
        assertThat(levels(
                        service("a").dependsOn("b", Condition.STARTED).build(),
                        service("b").dependsOn("a", Condition.STARTED).build(),
                        service("c").dependsOn("c", Condition.STARTED).build()))
                .isEqualTo(Map.of("a", 1, "b", 0, "c", 0));
    }

    private static Map<String, Integer> levels(ServiceSpec... services) {
        Map<ServiceName, ServiceSpec> byName = new LinkedHashMap<>();
        for (ServiceSpec service : services) {
            byName.put(service.name(), service);
        }
        Map<String, Integer> levels = new LinkedHashMap<>();
        StartLevels.of(byName).forEach((name, level) -> levels.put(name.value(), level));
        return levels;
    }
}
