package io.argosy.simulation.server;

import io.argosy.codec.Json;
import io.argosy.control.ControlPlane;
import io.argosy.control.ControlSettings;
import io.argosy.control.Drive;
import io.argosy.control.change.NotWritten;
import io.argosy.control.join.JoinOutcome;
import io.argosy.control.join.JoinRequest;
import io.argosy.control.join.Neighbours;
import io.argosy.control.witness.Witnesses;
import io.argosy.model.id.NodeId;
import io.argosy.model.join.CheckResult;
import io.argosy.model.leadership.Fence;
import io.argosy.simulation.time.Chance;
import io.argosy.simulation.time.Life;
import io.argosy.simulation.time.Timeline;
import io.argosy.simulation.time.TimelineTurns;
import io.argosy.store.Store;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// A server process, which may be started again and again on the common store.
public final class SimulatedServer {

    /// A witness tries for about so long.
    private static final Duration ASIDE_LEAST = Duration.ofMillis(50);
    private static final Duration ASIDE_MOST = Duration.ofMillis(1500);

    /// What every machine shows that wants to join.
    public static final String NODE_TOKEN = "0".repeat(32);

    private final String name;
    private final Store common;
    private final Timeline timeline;
    private final Chance chance;
    private final ControlSettings settings;
    private final Json json;
    private final Consumer<String> bug;
    private Witnesses witnesses = Witnesses.NONE;
    private Optional<Run> run = Optional.empty();

    /// One life of the process, as leader.
    private record Run(Life life, ServerStore store, TimelineTurns turns, ControlPlane control, List<AgentSession> sessions, Map<NodeId, Push.Known> accepted) {}

    /// @param settings with the clock of the server's machine
    /// @param bug told of what no fault explains
    public SimulatedServer(String name, Store common, Timeline timeline, Chance chance, ControlSettings settings, Json json, Consumer<String> bug) {
        this.name = name;
        this.common = common;
        this.timeline = timeline;
        this.chance = chance;
        this.settings = settings;
        this.json = json;
        this.bug = bug;
    }

    public String name() {
        return name;
    }

    /// @param asked what machines see of each other
    public void witnesses(Witnesses asked) {
        witnesses = asked;
    }

    /// Begins to lead, which ends the leadership of any other server.
    public void lead() {
        stop();
        Life life = new Life(name);
        ServerStore store = new ServerStore(common, timeline, life, chance);
        TimelineTurns turns = new TimelineTurns(timeline, life, chance);
        try {
            ControlPlane control = ControlPlane.start(store, settings, new Drive(turns, chance, action -> timeline.after(chance.between(ASIDE_LEAST, ASIDE_MOST), life, action)));
            control.nodeTokens().bootstrap(NODE_TOKEN);
            run = Optional.of(new Run(life, store, turns, control, new ArrayList<>(), new HashMap<>()));
            control.ask((witness, suspects) -> witnesses.ask(witness, suspects));
            control.whenOver(this::stop);
            timeline.after(Duration.ofSeconds(1), life, this::look);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nothing interrupts a simulation", e);
        }
    }

    /// Every second: a loop that failed without a fault of the store is a bug.
    private void look() {
        run.ifPresent(now -> {
            now.control.loops().forEach(loop -> loop.problem().filter(problem -> !excused(problem)).ifPresent(problem ->
                    bug.accept("loop " + loop.name() + " of " + name + " failed: " + problem)));
            timeline.after(Duration.ofSeconds(1), now.life, this::look);
        });
    }

    private static boolean excused(String problem) {
        return problem.contains("another server leads") || problem.contains("the store cannot be reached") || problem.contains("same records");
    }

    /// Ends in good order: agents hear of it at once.
    public void stop() {
        run.ifPresent(now -> {
            run = Optional.empty();
            List.copyOf(now.sessions).forEach(session -> session.end("the server stops"));
            now.store.drop();
            now.control.close();
            now.life.end();
        });
    }

    /// As `kill -9`: the kernel closes the connections.
    public void kill() {
        run.ifPresent(now -> {
            run = Optional.empty();
            now.life.end();
            now.store.drop();
            now.sessions.forEach(AgentSession::vanish);
        });
    }

    /// Whether the process ended in the middle of a commit.
    public boolean died() {
        return run.filter(now -> now.life.ended()).isPresent();
    }

    public void pause() {
        run.ifPresent(now -> now.life.pause());
    }

    public void resume() {
        run.ifPresent(now -> now.life.resume(timeline));
    }

    public void cut() {
        run.ifPresent(now -> now.store.cut());
    }

    public void restore() {
        run.ifPresent(now -> now.store.restore());
    }

    public void slow(boolean value) {
        run.ifPresent(now -> now.store.slow(value));
    }

    public void trouble(boolean value) {
        run.ifPresent(now -> now.store.trouble(value));
    }

    public void dieAt(int commits) {
        run.ifPresent(now -> now.store.dieAt(commits));
    }

    /// Whether the process is there, and takes itself to lead.
    public boolean leads() {
        return run.filter(now -> !now.life.ended()).isPresent();
    }

    public boolean awake() {
        return run.filter(now -> now.life.awake()).isPresent();
    }

    /// Whether all that was signalled to these loops and listeners was dealt with.
    public boolean idle() {
        return run.filter(now -> now.life.awake() && now.store.quiet() && now.turns.idle("loop-apps", "loop-placing", "loop-preparing")).isPresent();
    }

    public Life life() {
        return run.orElseThrow().life;
    }

    /// Under which it writes and speaks.
    public Fence fence() {
        return run.orElseThrow().store.fence();
    }

    public ControlPlane control() {
        return run.orElseThrow().control;
    }

    /// Takes a call in from the agent with this node's certificate.
    public AgentSession accept(NodeId node) {
        Run now = run.orElseThrow();
        AgentSession session = new AgentSession(this, node, now.life);
        now.sessions.removeIf(AgentSession::over);
        now.sessions.add(session);
        return session;
    }

    public JoinOutcome join(JoinRequest request) {
        return control().joining().accept(NODE_TOKEN, request, _ -> new CheckResult.Fine(), Neighbours.NONE);
    }

    void remember(NodeId node, Push.Known known) {
        run.ifPresent(now -> now.accepted.put(node, known));
    }

    Optional<Push.Known> remembered(NodeId node) {
        return run.flatMap(now -> Optional.ofNullable(now.accepted.get(node)));
    }

    Json json() {
        return json;
    }

    Timeline timeline() {
        return timeline;
    }

    /// What fails because the store does not take it is no bug.
    void failed(String what, RuntimeException failure) {
        if (!(failure instanceof NotWritten)) {
            bug.accept(what + " failed on " + name + ": " + failure);
        }
    }
}
