package io.argosy.planning.release;

import static io.argosy.testkit.spec.ServiceBuilder.service;
import static org.assertj.core.api.Assertions.assertThat;

import io.argosy.model.app.Release;
import io.argosy.model.id.ReleaseNumber;
import io.argosy.model.service.Check;
import io.argosy.model.service.Dependency.Condition;
import io.argosy.model.service.HealthSpec;
import io.argosy.model.service.Probe;
import io.argosy.model.service.ServiceSpec;
import io.argosy.planning.World;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReleaseDifferenceTest {

    private final World world = new World();

    @Test
    void namesEveryFieldThatDiffers() {
        List<String> lines = lines(
                List.of(service("web").env("LOG", "info").publish(8080, 80).build(), service("old").build(), service("db").build()),
                List.of(
                        service("web").image("web:2").env("LOG", "debug").env("NEW", "1").publish(8080, 80).publish(8443, 443)
                                .dependsOn("db", Condition.HEALTHY).health(new HealthSpec.Declared(probe())).build(),
                        service("db").replicas(2).volume("data", "/data").build(),
                        service("cache").build()));

        assertThat(String.join("\n", lines)).isEqualTo("""
                + cache (cache:1)
                ~ db (tasks are replaced)
                    mode.replicas: 1 -> 2
                    mounts[0].copyFromImage: (none) -> true
                    mounts[0].createHostPath: (none) -> true
                    mounts[0].kind: (none) -> volume
                    mounts[0].readOnly: (none) -> false
                    mounts[0].source: (none) -> data
                    mounts[0].target: (none) -> /data
                - old
                ~ web (tasks are replaced)
                    dependencies[0].condition: (none) -> healthy
                    dependencies[0].required: (none) -> true
                    dependencies[0].restart: (none) -> false
                    dependencies[0].service: (none) -> db
                    health: fromimage -> declared
                    health.probe.check: (none) -> tcp
                    health.probe.check.port: (none) -> 80
                    health.probe.failures: (none) -> 3
                    health.probe.interval: (none) -> 5s
                    health.probe.startInterval: (none) -> 1s
                    health.probe.startPeriod: (none) -> 0s
                    health.probe.successes: (none) -> 1
                    health.probe.timeout: (none) -> 2s
                    image: sha256:web:1 -> sha256:web:2
                    image.reference: web:1 -> web:2
                    ports[1].mode: (none) -> ingress
                    ports[1].protocol: (none) -> tcp
                    ports[1].published: (none) -> 8443
                    ports[1].target: (none) -> 443
                    process.environment.LOG: info -> debug
                    process.environment.NEW: (none) -> 1
                ~ volumes.data.external: (none) -> false""");
    }

    @Test
    void saysWhenAChangeReplacesNothing() {
        assertThat(lines(List.of(service("web").build()), List.of(service("web").replicas(3).build())))
                .containsExactly("~ web", "    mode.replicas: 1 -> 3");
    }

    @Test
    void findsNothingWhereNothingDiffers() {
        assertThat(lines(List.of(service("web").build()), List.of(service("web").build()))).isEmpty();
    }

    private List<String> lines(List<ServiceSpec> before, List<ServiceSpec> after) {
        world.deploy(before.toArray(ServiceSpec[]::new));
        Release first = world.view().releases().get(ReleaseNumber.FIRST);
        world.deploy(after.toArray(ServiceSpec[]::new));
        return ReleaseDifference.between(first, world.view().releases().get(new ReleaseNumber(2))).lines();
    }

    private static Probe probe() {
        return new Probe(new Check.Tcp(80), Duration.ofSeconds(5), Duration.ofSeconds(2), 3, 1, Duration.ZERO, Duration.ofSeconds(1));
    }
}
