package io.argosy.scheduling.ports;

import static io.argosy.testkit.spec.ServiceBuilder.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.model.id.AppRef;
import io.argosy.model.id.ServiceName;
import io.argosy.model.service.ServiceSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PublishedPortsTest {

    private static final AppRef SHOP = AppRef.of("default", "shop");
    private static final AppRef BLOG = AppRef.of("test", "blog");

    private final PublishedPorts held = PublishedPorts.NONE.with(SHOP, services(service("web").publish(8080, 80).build()));

    @Test
    void namesBothAppsThatWantAPort() {
        assertThat(held.conflicts(BLOG, services(service("front").publish(8080, 3000).publish(8081, 3001).build())))
                .extracting(PortConflict::toString)
                .containsExactly("port 8080/tcp of test/blog/front is already published by default/shop/web");
    }

    @Test
    void namesTwoServicesOfOneAppThatWantAPort() {
        assertThat(PublishedPorts.NONE.conflicts(SHOP, services(service("a").publish(80, 80).build(), service("b").publish(80, 80).build())))
                .extracting(PortConflict::toString)
                .containsExactly("port 80/tcp of default/shop/b is already published by default/shop/a");
    }

    @Test
    void anAppMayPublishAgainWhatItHolds() {
        assertThat(held.conflicts(SHOP, services(service("other").publish(8080, 80).build()))).isEmpty();
    }

    @Test
    void portsOfTheTasksOwnNodeAreNoneOfTheGateways() {
        assertThat(held.conflicts(BLOG, services(service("front").hostPort(8080, 80).build()))).isEmpty();
    }

    private static Map<ServiceName, ServiceSpec> services(ServiceSpec... all) {
        Map<ServiceName, ServiceSpec> byName = new LinkedHashMap<>();
        for (ServiceSpec each : all) {
            byName.put(each.name(), each);
        }
        return byName;
    }
}
