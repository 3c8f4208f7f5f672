package io.argosy.simulation.cluster;

import io.argosy.codec.Json;
import io.argosy.control.ControlPlane;
import io.argosy.control.ControlSettings;
import io.argosy.control.content.AesGcmCipher;
import io.argosy.control.lease.LeaseJudge;
import io.argosy.control.lease.LeaseLedger;
import io.argosy.control.session.Patience;
import io.argosy.model.unit.ByteSize;
import io.argosy.planning.rebalance.Budget;
import io.argosy.simulation.network.Network;
import io.argosy.simulation.node.Machine;
import io.argosy.simulation.node.Neighbourhood;
import io.argosy.simulation.node.Witness;
import io.argosy.simulation.node.World;
import io.argosy.simulation.server.SimulatedServer;
import io.argosy.simulation.time.Chance;
import io.argosy.simulation.time.Life;
import io.argosy.simulation.time.SkewedClock;
import io.argosy.simulation.time.Timeline;
import io.argosy.simulation.time.TimelineTurns;
import io.argosy.simulation.trace.Trace;
import io.argosy.simulation.trace.Violation;
import io.argosy.store.Snapshot;
import io.argosy.store.Store;
import io.argosy.store.memory.MemoryStore;
import io.argosy.testkit.engine.FakeLan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Everything of one run.
public final class Cluster implements AutoCloseable {

    private static final Json JSON = Json.standard();
    private static final int MOST_MACHINES = 5;
    private static final int MOST_SERVERS = 3;
    private static final Duration SKEW = Duration.ofSeconds(5);
    private static final ByteSize MEMORY = ByteSize.mebibytes(1024);

    private final Timeline timeline = new Timeline();
    private final Chance chance;
    private final Trace trace;
    private final Network network;
    private final Specs specs = new Specs();
    private final Store store;
    private final TimelineTurns tellers;
    private final List<SimulatedServer> servers = new ArrayList<>();
    private final List<Machine> machines = new ArrayList<>();
    private final boolean overlays;
    private final Budget budget;
    private Witness witness = (_, _, _) -> { };

    /// @param listener told each line of the trace
    public Cluster(long seed, Consumer<String> listener) {
        this.chance = new Chance(seed);
        this.trace = new Trace(timeline, listener);
        this.network = new Network(timeline, chance);
        this.tellers = new TimelineTurns(timeline, Life.ALWAYS, chance);
        this.store = new MemoryStore(ControlPlane.catalog(), tellers);
        this.overlays = chance.oneIn(4);
        Patience patience = Patience.of(Duration.ofSeconds(chance.oneIn(3) ? 5 : 15));
        this.budget = chance.oneIn(3) ? new Budget(1 + chance.nextInt(3), Duration.ofSeconds(chance.oneIn(2) ? 5 : 30)) : Budget.NOTHING;
        int serverCount = 1 + chance.nextInt(MOST_SERVERS);
        for (int number = 1; number <= serverCount; number++) {
            servers.add(server("s" + number, patience));
        }
        World world = new World(timeline, chance, network, new FakeLan(), servers, JSON);
        int machineCount = 1 + chance.nextInt(MOST_MACHINES);
        for (int number = 1; number <= machineCount; number++) {
            machines.add(machine(number, world));
        }
        servers.forEach(server -> server.witnesses(new Neighbourhood(server.name(), network, machines)));
        trace.say("%d servers, %d machines%s".formatted(serverCount, machineCount, (overlays ? ", overlays" : "") + (budget.none() ? "" : ", moving " + budget.atOnce())));
    }

    private SimulatedServer server(String name, Patience patience) {
        SkewedClock clock = new SkewedClock(timeline, chance.between(Duration.ZERO, SKEW));
        ControlSettings settings = new ControlSettings(name, "simulated", "memory", clock, new AesGcmCipher(new byte[AesGcmCipher.KEY_BYTES]))
                .withRenderer(specs).withPatience(patience).withBudget(budget).withTicks(() -> timeline.micros() * 1_000);
        return new SimulatedServer(name, store, timeline, chance, settings, JSON, this::bug);
    }

    private Machine machine(int number, World world) {
        Machine.Place place = new Machine.Place("10.0.0." + number, "zone" + number % 3, MEMORY, chance.between(Duration.ZERO, SKEW));
        Machine machine = new Machine("n" + number, place, world, (where, container, event) -> witness.happened(where, container, event), this::bug);
        ImageShelf.fill(machine.engine());
        machine.settleOthers();
        return machine;
    }

    private void bug(String what) {
        throw new Violation("nothing fails that no fault explains", what);
    }

    /// The first server leads, and the machines' agents begin.
    public void start() {
        servers.getFirst().lead();
        machines.forEach(Machine::startAgent);
    }

    /// @param told of each event on each engine, as it happens
    public void witness(Witness told) {
        witness = told;
    }

    public Timeline timeline() {
        return timeline;
    }

    public Chance chance() {
        return chance;
    }

    public Trace trace() {
        return trace;
    }

    public Network network() {
        return network;
    }

    public Specs specs() {
        return specs;
    }

    public Snapshot snapshot() {
        return store.snapshot();
    }

    public List<SimulatedServer> servers() {
        return servers;
    }

    public List<Machine> machines() {
        return machines;
    }

    /// Whether services are on networks that span machines; else they are on their machine's own.
    public boolean overlays() {
        return overlays;
    }

    /// How many tasks may be moved at a time to nodes that came.
    public Budget budget() {
        return budget;
    }

    /// The server whose writes the store takes.
    public Optional<SimulatedServer> leader() {
        return servers.stream().filter(server -> server.leads() && server.fence().equals(store.snapshot().fence())).findFirst();
    }

    /// Takes every lease to be held, as somebody does who has just come.
    public LeaseJudge judge() {
        LeaseLedger ledger = new LeaseLedger(() -> timeline.micros() * 1_000);
        return new LeaseJudge(() -> ledger, timeline);
    }

    /// Whether the leader's loops know of everything that changed, and have dealt with it.
    public boolean settled() {
        return tellers.idle("store-watch") && leader().filter(SimulatedServer::idle).isPresent();
    }

    @Override
    public void close() {
        machines.forEach(Machine::close);
    }
}
