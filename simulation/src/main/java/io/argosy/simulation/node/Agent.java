package io.argosy.simulation.node;

import io.argosy.agent.disk.Memory;
import io.argosy.agent.image.ImageFinder;
import io.argosy.agent.label.Identity;
import io.argosy.agent.lease.Leasing;
import io.argosy.agent.network.Companion;
import io.argosy.agent.network.Overlaying;
import io.argosy.agent.network.PauseImage;
import io.argosy.agent.node.Duties;
import io.argosy.agent.probe.Checker;
import io.argosy.agent.session.Orders;
import io.argosy.agent.session.Outbox;
import io.argosy.agent.supply.Awaited;
import io.argosy.agent.supply.RegistryLogins;
import io.argosy.agent.task.Board;
import io.argosy.api.session.ServerMessage.LeasesKept;
import io.argosy.codec.Json;
import io.argosy.engine.ContainerEvent;
import io.argosy.engine.EngineException;
import io.argosy.model.assignment.Assignment;
import io.argosy.model.assignment.Item;
import io.argosy.model.assignment.Item.ImageItem;
import io.argosy.model.assignment.Report;
import io.argosy.model.assignment.Report.ImageProgress;
import io.argosy.model.assignment.Report.ImageReport;
import io.argosy.testkit.engine.FakeEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/// The agent's own parts in one process: orders on disk, duties, drivers, probes. Sessions are the [Dialling]'s.
final class Agent {

    private static final Duration COMPARE = Duration.ofSeconds(30);
    private static final Duration FINDS_AGAIN = Duration.ofSeconds(1);

    private final Process process;
    private final Disk disk;
    private final int boot;
    private final FakeEngine engine;
    private final String address;
    private final InstantSource clock;
    private final Json json;
    private final Memory memory;
    private final Orders orders;
    private final Outbox outbox = new Outbox();
    private final Told told;
    private final Board board;
    private final Runnable factsChanged;
    private final BooleanSupplier engineUp;
    private final Leasing leasing;
    private final Map<String, ImageItem> findings = new LinkedHashMap<>();
    private Optional<Duties> duties = Optional.empty();
    private List<Process.Round> rounds = List.of();

    /// @param wake told when there is something to report
    Agent(Process process, Disk disk, int boot, FakeEngine engine, String address, InstantSource clock, Json json, Runnable wake, Runnable factsChanged,
            BooleanSupplier engineUp, Leasing leasing) {
        this.process = process;
        this.disk = disk;
        this.boot = boot;
        this.engine = engine;
        this.address = address;
        this.clock = clock;
        this.json = json;
        this.told = new Told(outbox, wake);
        this.board = new Board(told);
        this.factsChanged = factsChanged;
        this.engineUp = engineUp;
        this.leasing = leasing;
        try {
            this.memory = Memory.in(disk.data(), json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.orders = new Orders(memory, json);
    }

    /// Takes up the last assignment without waiting for the server.
    void start() {
        if (memory.identity().isPresent() && !orders.digest().isEmpty()) {
            begin(memory.identity().get());
        }
    }

    void welcomed(Identity identity) {
        if (duties.isEmpty()) {
            begin(identity);
        }
    }

    private void begin(Identity identity) {
        PauseImage pause = new PauseImage(engine);
        QuietHost host = new QuietHost();
        Companion companion = new Companion(engine, host, pause, identity);
        TimedProbes probes = new TimedProbes(process, new Checker(engine.execs()), engine.images(), clock);
        Duties made = new Duties(identity, board, told, new Duties.Means(engine, disk.data(), disk.memory(boot), _ -> List.of(), json, probes,
                new DriverTurns(process, clock), clock, _ -> true, factsChanged, (image, _) -> {
                    throw new Awaited("no node has " + image);
                }, new Overlaying(companion, pause, host, () -> address, "169.254.44.53"), leasing));
        duties = Optional.of(made);
        Process.Round housekeeping = process.round(() -> made.housekeeping().runOnce() ? Duration.ofMinutes(1) : Duration.ofSeconds(1));
        Process.Round swarm = process.round(() -> {
            made.swarm().runOnce();
            return Duration.ofSeconds(10);
        });
        Process.Round overlays = process.round(() -> made.overlays().runOnce() ? Duration.ofSeconds(5) : Duration.ofMinutes(1));
        Process.Round leases = process.round(made.leases()::round);
        rounds = List.of(housekeeping, swarm, overlays, leases);
        process.after(COMPARE, this::compare);
        if (engineUp.getAsBoolean()) {
            made.watch().came();
        } else {
            went(made);
        }
        assign(orders.assignment(), false);
    }

    private void compare() {
        duties.ifPresent(now -> now.watch().compare());
        process.after(COMPARE, this::compare);
    }

    /// There is a session from now on, or none.
    void session(boolean open) {
        duties.ifPresent(now -> {
            now.leases().session(open);
            rounds.forEach(Process.Round::signal);
        });
    }

    void leased(LeasesKept kept) {
        duties.ifPresent(now -> now.leases().granted(kept));
    }

    void assigned(Assignment assignment) {
        assign(assignment, true);
    }

    /// Images are looked for here: the agent's own finder has threads.
    private void assign(Assignment assignment, boolean fromServer) {
        TreeMap<String, Item> rest = new TreeMap<>(assignment.items());
        rest.values().removeIf(ImageItem.class::isInstance);
        duties.orElseThrow().assign(new Assignment(rest), fromServer);
        rounds.forEach(Process.Round::signal);
        find(assignment);
    }

    private void find(Assignment assignment) {
        findings.keySet().removeIf(key -> {
            boolean over = !assignment.items().containsKey(key);
            if (over) {
                told.forget(key);
            }
            return over;
        });
        assignment.items().forEach((key, item) -> {
            if (item instanceof ImageItem image && findings.putIfAbsent(key, image) == null) {
                process.soon(() -> find(image));
            }
        });
    }

    private void find(ImageItem image) {
        if (findings.get(image.key()) != image) {
            return;
        }
        ImageFinder finder = new ImageFinder(engine.images(), new RegistryLogins(orders::assignment), told);
        try {
            told.report(new ImageReport(image.id(), finder.once(image)));
        } catch (EngineException.Unreachable _) {
            process.after(FINDS_AGAIN, () -> find(image));
        } catch (EngineException e) {
            told.report(new ImageReport(image.id(), new ImageProgress.NotFound(e.getMessage())));
        }
    }

    /// The engine tells of something.
    void happened(ContainerEvent event) {
        process.soon(() -> duties.ifPresent(now -> now.watch().happened(event)));
    }

    void engineWent() {
        process.soon(() -> duties.ifPresent(Agent::went));
    }

    private static void went(Duties duties) {
        duties.watch().went(new EngineException.Unreachable("the engine is down", new IOException("down")));
    }

    void engineCame() {
        process.soon(() -> duties.ifPresent(now -> now.watch().came()));
    }

    Memory memory() {
        return memory;
    }

    Orders orders() {
        return orders;
    }

    /// Everything is to be said again, to another session.
    void unhear() {
        outbox.unhear();
    }

    List<Report> reports() {
        return outbox.poll();
    }
}
