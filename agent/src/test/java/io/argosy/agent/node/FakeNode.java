package io.argosy.agent.node;

import io.argosy.agent.label.Identity;
import io.argosy.agent.supply.Unfit;
import io.argosy.agent.task.Board;
import io.argosy.agent.task.TurnRunner;
import io.argosy.codec.Json;
import io.argosy.model.assignment.Assignment;
import io.argosy.model.assignment.Item;
import io.argosy.model.id.TaskId;
import io.argosy.model.task.TaskStatus;
import io.argosy.testkit.FakeClock;
import io.argosy.testkit.engine.FakeEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// An agent's duties on a fake engine, a fake clock and a real disk. The agent can be thrown away and begun anew; engine and disk stay.
public final class FakeNode {
    public final FakeClock clock = new FakeClock();
    public final FakeEngine engine = new FakeEngine(clock);
    public KeptReports reports;
    public FakeProbes probes;
    public Duties duties;
    private Path directory;
    private final List<Item> items = new ArrayList<>();
    private TurnRunner runner;
    private Board board;
    private boolean drained = true;

    public FakeNode(Path directory) {
        this.directory = directory;
        begin();
    }

    /// A new agent process, which knows only its disk.
    public void begin() {
        reports = new KeptReports();
        probes = new FakeProbes();
        runner = new TurnRunner(clock);
        board = new Board(reports);
        duties = new Duties(new Identity("c1", Items.NODE), board, reports, new Duties.Means(
                engine, directory.resolve("data"), directory.resolve("memory"), _ -> List.of("169.254.44.53"), Json.standard(), probes, runner, clock,
                _ -> drained, () -> { }, (image, _) -> {
                    throw new Unfit("no node has " + image);
                }));
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
