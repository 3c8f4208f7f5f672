package io.argosy.control;

import static io.argosy.control.World.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.control.app.AppState;
import io.argosy.model.service.Dependency;
import io.argosy.model.service.ServiceSpec;
import io.argosy.testkit.spec.ServiceBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Nothing waits for a period or polls: an app of three levels is up as quickly as its agent answers.
class LatencyTest {

    @Test
    void twentyServicesOfThreeLevelsComeUpAtOnce() {
        try (World world = World.begun()) {
            world.deploy(services("warm-up:1"));
            world.awaitState(AppState.RUNNING);
            long began = System.nanoTime();
            world.deploy(services("next:1"));
            world.await("the update", _ -> world.records().newestRollout().orElseThrow().to().value() == 2);
            world.awaitState(AppState.RUNNING);
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            assertThat(took).isLessThan(Duration.ofSeconds(5));
        }
    }

    private static ServiceSpec[] services(String image) {
        List<ServiceSpec> services = new ArrayList<>();
        for (int number = 0; number < 20; number++) {
            ServiceBuilder service = service("s" + number).image(image);
            if (number >= 5) {
                service.dependsOn("s" + (number < 12 ? number % 5 : 5 + number % 7), Dependency.Condition.HEALTHY);
            }
            services.add(service.build());
        }
        return services.toArray(ServiceSpec[]::new);
    }
}
