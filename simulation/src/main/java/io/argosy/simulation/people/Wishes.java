package io.argosy.simulation.people;

import io.argosy.model.service.Check;
import io.argosy.model.service.Dependency;
import io.argosy.model.service.ExclusiveSpec;
import io.argosy.model.service.HealthSpec;
import io.argosy.model.service.Probe;
import io.argosy.model.service.ResourceSpec;
import io.argosy.model.service.ServiceSpec;
import io.argosy.model.service.UnhealthyPolicy;
import io.argosy.model.service.UpdatePolicy;
import io.argosy.model.service.UpdatePolicy.FailureAction;
import io.argosy.model.service.UpdatePolicy.Order;
import io.argosy.model.unit.ByteSize;
import io.argosy.simulation.cluster.ImageShelf;
import io.argosy.simulation.time.Chance;
import io.argosy.testkit.spec.ServiceBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Apps as people may write them: a database with a volume, web servers, something on every node, a job.
public final class Wishes {

    /// Mounts a volume of its machine.
    public static final String DATABASE = "db";

    /// Exclusive, and may move.
    public static final String LEDGER = "ledger";

    private static final int MOST_REPLICAS = 3;
    private static final int BAD_ONE_IN = 5;
    private static final Probe PROBE = new Probe(new Check.Command(ImageShelf.CHECK), Duration.ofSeconds(5), Duration.ofSeconds(2), 2, 1, Duration.ZERO, Duration.ofSeconds(1));

    private final Chance chance;
    private final boolean overlays;

    /// @param overlays whether services are on their app's network, or on their machine's own
    public Wishes(Chance chance, boolean overlays) {
        this.chance = chance;
        this.overlays = overlays;
    }

    List<ServiceSpec> any() {
        return app(true);
    }

    /// An app that can run.
    public List<ServiceSpec> good() {
        return app(false);
    }

    private List<ServiceSpec> app(boolean mayBeBad) {
        List<ServiceSpec> services = new ArrayList<>();
        boolean database = chance.oneIn(2);
        if (database) {
            services.add(service(DATABASE, mayBeBad).volume("data", "/data").build());
        }
        ServiceBuilder web = service("web", mayBeBad).replicas(1 + chance.nextInt(MOST_REPLICAS));
        if (database && chance.oneIn(2)) {
            web.dependsOn(DATABASE, Dependency.Condition.HEALTHY);
        }
        services.add(web.build());
        if (chance.oneIn(3)) {
            services.add(service("log", mayBeBad).global().build());
        }
        if (chance.oneIn(3)) {
            services.add(service(LEDGER, mayBeBad).exclusive(ExclusiveSpec.DEFAULT).build());
        }
        if (chance.oneIn(4)) {
            services.add(service("migrate", false).image(ImageShelf.JOB).health(new HealthSpec.Disabled()).job(1).build());
        }
        return services;
    }

    private ServiceBuilder service(String name, boolean mayBeBad) {
        UpdatePolicy policy = policy();
        ServiceBuilder service = ServiceBuilder.service(name).image(image(mayBeBad)).update(policy).rollback(policy).resources(memory(16 + 8 * chance.nextInt(3)));
        if (!overlays) {
            service.hostNetwork();
        }
        if (chance.oneIn(3)) {
            service.unhealthy(chance.oneIn(2) ? UnhealthyPolicy.RESTART : UnhealthyPolicy.REPLACE);
        }
        return service.health(chance.oneIn(2) ? new HealthSpec.Declared(PROBE) : new HealthSpec.Disabled());
    }

    private String image(boolean mayBeBad) {
        if (!mayBeBad || !chance.oneIn(BAD_ONE_IN)) {
            return chance.of(ImageShelf.GOOD);
        }
        return chance.of(List.of(ImageShelf.BROKEN, ImageShelf.SICK, ImageShelf.MISSING));
    }

    private UpdatePolicy policy() {
        Optional<Order> order = switch (chance.nextInt(4)) {
            case 0 -> Optional.of(Order.STOP_FIRST);
            default -> Optional.empty();
        };
        return new UpdatePolicy(chance.nextInt(3), Duration.ofSeconds(chance.nextInt(3)), chance.of(List.of(FailureAction.values())),
                Duration.ofSeconds(chance.nextInt(6)), 0, order, Optional.of(Duration.ofSeconds(30L + chance.nextInt(60))));
    }

    private static ResourceSpec memory(int mebibytes) {
        ResourceSpec none = ResourceSpec.DEFAULT;
        return new ResourceSpec(none.cpuLimit(), none.memoryLimit(), none.pids(), none.cpuReservation(), Optional.of(ByteSize.mebibytes(mebibytes)), none.devices(), none.shm());
    }
}
