package io.argosy.agent.node;

import io.argosy.agent.label.Identity;
import io.argosy.agent.lease.FakeGuard;
import io.argosy.agent.lease.LeaseFiles;
import io.argosy.agent.lease.Leasing;
import io.argosy.agent.network.Companion;
import io.argosy.agent.network.FakeHost;
import io.argosy.agent.network.Overlaying;
import io.argosy.agent.network.PauseImage;
import io.argosy.agent.supply.Unfit;
import io.argosy.agent.task.Board;
import io.argosy.agent.task.TurnRunner;
import io.argosy.api.session.AgentMessage.KeepLeases;
import io.argosy.api.session.ServerMessage.LeasesKept;
import io.argosy.codec.Json;
import io.argosy.model.assignment.Assignment;
import io.argosy.model.assignment.Item;
import io.argosy.model.id.NodeId;
import io.argosy.model.id.TaskId;
import io.argosy.model.task.TaskStatus;
import io.argosy.testkit.FakeClock;
import io.argosy.testkit.engine.FakeEngine;
import io.argosy.testkit.engine.FakeLan;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// An agent's duties on a fake engine, a fake clock and a real disk. The agent can be thrown away and begun anew; engine and disk stay.
public final class FakeNode {
    public final FakeClock clock = new FakeClock();
    public final FakeEngine engine;
    public final FakeHost host = new FakeHost();
    private final String address;
    private final Identity identity;
    public KeptReports reports;
    public FakeProbes probes;
    public Duties duties;
    private Path directory;
    private final List<Item> items = new ArrayList<>();
    private TurnRunner runner;
    private Board board;
    private boolean drained = true;
    public final List<KeepLeases> asked = new ArrayList<>();
    public final FakeGuard guard;

    public FakeNode(Path directory) {
        this(directory, new FakeLan(), "n1", "10.0.0.1");
    }

    /// One of several nodes.
    ///
    /// @param address at which the others reach it
    public FakeNode(Path directory, FakeLan lan, String name, String address) {
        this.directory = directory;
        this.engine = new FakeEngine(clock, lan);
        this.address = address;
        this.guard = new FakeGuard(directory.resolve("leases"), engine, this::uptime);
        this.identity = new Identity("c1", new NodeId(name));
        begin();
    }

    /// A new agent process, which knows only its disk.
    public void begin() {
        reports = new KeptReports();
        probes = new FakeProbes();
        runner = new TurnRunner(clock);
        board = new Board(reports);
        duties = new Duties(identity, board, reports, new Duties.Means(
                engine, directory.resolve("data"), directory.resolve("memory"), _ -> List.of("169.254.44.53"), Json.standard(), probes, runner, clock,
                _ -> drained, () -> { }, (image, _) -> {
                    throw new Unfit("no node has " + image);
                }, overlaying(), new Leasing(new LeaseFiles(directory.resolve("leases")), guard, this::uptime, asked::add)));
    }

    private Duration uptime() {
        return Duration.between(Instant.EPOCH, clock.instant());
    }

    /// The server hears what was asked last and grants all of it.
    public void grant() {
        duties.leases().round();
        KeepLeases last = asked.getLast();
        duties.leases().granted(new LeasesKept(last.number(), last.tasks()));
        settle();
    }

    private Overlaying overlaying() {
        PauseImage pause = new PauseImage(engine);
        Companion companion = new Companion(engine, host, pause, identity);
        return new Overlaying(companion, pause, host, () -> address, "169.254.44.53");
    }

    /// A new agent process on an empty disk.
    public void move(Path elsewhere) {
        directory = elsewhere;
        begin();
    }

    public void drained(boolean value) {
        drained = value;
    }

    /// Adds to the assignment, or replaces what has the same key.
    public void assign(Item... changed) {
        for (Item item : changed) {
            items.removeIf(known -> known.key().equals(item.key()));
            items.add(item);
        }
        assignAll();
    }

    /// The item of that key goes, and another comes, in one assignment.
    public void replace(String key, Item other) {
        items.removeIf(item -> item.key().equals(key));
        assign(other);
    }

    public void unassign(String key) {
        items.removeIf(item -> item.key().equals(key));
        assignAll();
    }

    public void assignAll() {
        duties.assign(Assignment.of(items), true);
        settle();
    }

    public void settle() {
        runner.settle();
        duties.swarm().runOnce();
        duties.overlays().assigned(true);
        duties.overlays().runOnce();
        runner.settle();
        duties.housekeeping().runOnce();
    }

    /// Lets time pass and tells the drivers of what happened on the engine, as its events would.
    public void pass(Duration time) {
        duties.drivers().lookAgain();
        runner.pass(time);
        duties.drivers().lookAgain();
        settle();
    }

    public TaskStatus status(String task) {
        return board.task(new TaskId(task)).orElseThrow().status();
    }

    public Board board() {
        return board;
    }
}
