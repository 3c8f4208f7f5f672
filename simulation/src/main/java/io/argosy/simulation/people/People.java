package io.argosy.simulation.people;

import io.argosy.control.ControlPlane;
import io.argosy.control.access.Caller;
import io.argosy.control.access.Role;
import io.argosy.control.deploy.Deployed;
import io.argosy.control.fault.Result;
import io.argosy.control.record.Tables;
import io.argosy.model.app.App;
import io.argosy.model.id.AppRef;
import io.argosy.model.id.ServiceName;
import io.argosy.model.node.Node.Availability;
import io.argosy.model.service.ServiceSpec;
import io.argosy.simulation.cluster.Cluster;
import io.argosy.simulation.server.SimulatedServer;
import io.argosy.simulation.time.Chance;
import io.argosy.simulation.time.Life;
import io.argosy.store.Entry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.ObjLongConsumer;

/// Those who deploy, scale, stop and remove, at any server that takes itself to lead.
public final class People {

    public static final Caller ADMIN = new Caller("ada", Role.ADMIN, Optional.empty());

    private static final Duration BETWEEN_LEAST = Duration.ofMillis(100);
    private static final Duration BETWEEN_MOST = Duration.ofSeconds(10);
    private static final int MOST_APPS = 2;

    private final Cluster cluster;
    private final Chance chance;
    private final Wishes wishes;
    private final Ledger ledger = new Ledger();
    private final List<AppRef> apps = new ArrayList<>();
    private boolean content;

    public People(Cluster cluster) {
        this.cluster = cluster;
        this.chance = cluster.chance();
        this.wishes = new Wishes(chance, cluster.overlays());
        int count = 1 + chance.nextInt(MOST_APPS);
        for (int number = 0; number < count; number++) {
            apps.add(AppRef.of("default", "app" + number));
        }
    }

    public Ledger ledger() {
        return ledger;
    }

    public void begin() {
        cluster.timeline().after(chance.between(BETWEEN_LEAST, BETWEEN_MOST), Life.ALWAYS, () -> {
            if (!content) {
                ask(chance.of(apps));
                begin();
            }
        });
    }

    /// Nobody asks for anything any more, but that nodes take tasks, until they do.
    public void rest() {
        content = true;
        cluster.snapshot().scan(Tables.NODES).stream().map(Entry::value).filter(node -> node.availability() != Availability.ACTIVE)
                .forEach(node -> availability(node.name().value(), Availability.ACTIVE));
    }

    /// Deploys something that can run, for every app that is to be there.
    public void deployGood() {
        apps.forEach(app -> deploy(app, wishes.good()));
    }

    private void ask(AppRef app) {
        switch (chance.nextInt(14)) {
            case 0, 1, 2, 3, 4 -> deploy(app, wishes.any());
            case 5, 6 -> told(app, "scale", control -> control.apps().scale(ADMIN, app, Map.of(new ServiceName("web"), chance.nextInt(5))), Optional.empty());
            case 7 -> told(app, "stop", control -> control.apps().stop(ADMIN, app), Optional.of(App.Intent.STOP));
            case 8 -> told(app, "start", control -> control.apps().start(ADMIN, app), Optional.of(App.Intent.RUN));
            case 9 -> release(app, "roll back", control -> control.deploys().rollback(ADMIN, app, Optional.empty()));
            case 10 -> release(app, "restart", control -> control.deploys().restart(ADMIN, app, Set.of()));
            case 11 -> remove(app);
            case 12 -> availability(chance.of(cluster.machines()).name(), Availability.DRAINING);
            case 13 -> availability(chance.of(cluster.machines()).name(), Availability.ACTIVE);
            default -> throw new IllegalStateException("there are no more wishes");
        }
    }

    private void deploy(AppRef app, List<ServiceSpec> services) {
        String images = String.join(", ", services.stream().map(service -> service.name() + "=" + service.image().reference()).toList());
        release(app, "deploy (" + images + ")", control -> control.deploys().deploy(ADMIN, app, cluster.specs().input(services)));
    }

    private void release(AppRef app, String what, Function<ControlPlane, Result<Deployed>> operation) {
        ask(what + " " + app, operation, () -> ledger.asked(app), (done, ticket) -> ledger.deployed(app, ticket, done.release().value()));
    }

    private <T> void told(AppRef app, String what, Function<ControlPlane, Result<T>> operation, Optional<App.Intent> intent) {
        ask(what + " " + app, operation, () -> intent.isPresent() ? ledger.asked(app) : 0, (_, ticket) -> intent.ifPresent(now -> ledger.told(app, ticket, now)));
    }

    private void remove(AppRef app) {
        boolean volumes = chance.oneIn(2);
        ask("remove " + app + (volumes ? " with volumes" : ""), control -> control.apps().remove(ADMIN, app, volumes), () -> ledger.askedAway(app), (_, _) -> { });
    }

    private void availability(String node, Availability wanted) {
        ask(wanted + " " + node, control -> control.nodeChanges().availability(ADMIN, node, wanted), () -> 0, (_, _) -> { });
    }

    /// The answer takes its time, and never comes from a server that has died.
    private <T> void ask(String what, Function<ControlPlane, Result<T>> operation, LongSupplier asked, ObjLongConsumer<T> acknowledged) {
        List<SimulatedServer> servers = cluster.servers().stream().filter(SimulatedServer::awake).toList();
        if (servers.isEmpty()) {
            return;
        }
        SimulatedServer server = cluster.leader().filter(SimulatedServer::awake).filter(_ -> !chance.oneIn(8)).orElseGet(() -> chance.of(servers));
        Life life = server.life();
        cluster.timeline().soon(life, () -> {
            long ticket = asked.getAsLong();
            Result<T> result = operation.apply(server.control());
            cluster.trace().say("asked " + server.name() + " to " + what + ": " + (result instanceof Result.Refused<T> refused ? refused.fault().code() : "done"));
            if (result instanceof Result.Done<T>(T value)) {
                cluster.timeline().after(cluster.network().latency(), life, () -> acknowledged.accept(value, ticket));
            }
        });
    }
}
