package io.argosy.simulation.node;

import io.argosy.agent.label.Identity;
import io.argosy.agent.label.Labels;
import io.argosy.agent.lease.LeaseFiles;
import io.argosy.agent.lease.Leasing;
import io.argosy.api.session.AgentMessage;
import io.argosy.api.session.SessionMethods;
import io.argosy.codec.Json;
import io.argosy.control.join.JoinRequest;
import io.argosy.engine.ContainerPlan;
import io.argosy.model.id.NodeId;
import io.argosy.model.id.NodeName;
import io.argosy.model.node.AgentFeature;
import io.argosy.model.node.EngineCondition;
import io.argosy.model.node.MachineIdentity;
import io.argosy.model.node.NodeFacts;
import io.argosy.model.unit.ByteSize;
import io.argosy.model.unit.Cpus;
import io.argosy.model.witness.Sign;
import io.argosy.simulation.time.Chance;
import io.argosy.simulation.time.Life;
import io.argosy.simulation.time.SkewedClock;
import io.argosy.simulation.time.Timeline;
import io.argosy.testkit.engine.FakeEngine;
import io.argosy.testkit.engine.FakeProgram;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// A machine: an engine and a disk, on which agents come and go.
public final class Machine implements AutoCloseable {

    /// A container that is none of the cluster's business.
    public static final String STRANGER = "stranger";

    /// A container of another cluster.
    public static final String FOREIGN = "foreign";

    private final String name;
    private final Place place;
    private final Timeline timeline;
    private final Chance chance;
    private final Dialler dialler;
    private final Json json;
    private final Consumer<String> bug;
    private final SkewedClock clock;
    private final FakeEngine engine;
    private final Disk disk = new Disk();
    private int boot;
    private Duration bootedAt = Duration.ZERO;
    private Life power = new Life("machine");
    private SimulatedGuard guard;
    private boolean on = true;
    private boolean engineUp = true;
    private Optional<Run> run = Optional.empty();

    /// Where a machine stands, and what it has.
    public record Place(String address, String zone, ByteSize memory, Duration skew) {}

    /// One life of the agent's process.
    private record Run(Process process, Agent agent, Dialling dialling, Duration since) {}

    /// @param events told of what happens on the engine, as it happens
    /// @param bug told of what no fault explains
    public Machine(String name, Place place, World world, Witness events, Consumer<String> bug) {
        this.name = name;
        this.place = place;
        this.timeline = world.timeline();
        this.chance = world.chance();
        this.dialler = new Dialler(name, world, disk, this::request);
        this.json = world.json();
        this.bug = bug;
        this.clock = new SkewedClock(timeline, place.skew());
        this.engine = new FakeEngine(clock, world.lan());
        boot();
        engine.witness((container, event) -> {
            events.happened(this, container, event);
            if (engineUp) {
                run.ifPresent(now -> now.agent.happened(event));
            }
        });
    }

    private void boot() {
        bootedAt = timeline.elapsed();
        power = new Life("machine " + name);
        guard = new SimulatedGuard(disk.leases(boot), engine, this::uptime, timeline, power);
    }

    private Duration uptime() {
        return timeline.elapsed().minus(bootedAt);
    }

    /// Containers that were there before the cluster came.
    public void settleOthers() {
        String image = engine.load("others:1", FakeProgram.SERVES).id();
        engine.containers().create(ContainerPlan.of(STRANGER, image));
        engine.containers().create(ContainerPlan.of(FOREIGN, image).withLabels(Map.of(Labels.CLUSTER, "another", Labels.TASK, "t1")));
        engine.containers().start(STRANGER);
        engine.containers().start(FOREIGN);
    }

    public String name() {
        return name;
    }

    public FakeEngine engine() {
        return engine;
    }

    public boolean on() {
        return on;
    }

    public boolean engineUp() {
        return engineUp;
    }

    public boolean agentRuns() {
        return run.isPresent();
    }

    /// How long its agent has been there.
    public Optional<Duration> agentAge() {
        return run.map(now -> timeline.elapsed().minus(now.since));
    }

    String address() {
        return place.address();
    }

    /// What who tries to reach its agent finds.
    Sign agentSign() {
        return run.map(now -> now.process.life().awake() ? Sign.AGENT : Sign.STALLED).orElse(Sign.ENDED);
    }

    /// Whether its agent holds a session that it was welcomed in.
    public boolean connected() {
        return run.filter(now -> now.process.life().awake() && now.dialling.connected()).isPresent();
    }

    public Optional<NodeId> node() {
        return disk.certificate();
    }

    /// A new agent process, if there is none and the machine is on.
    public void startAgent() {
        if (!on || run.isPresent()) {
            return;
        }
        Process process = new Process(timeline, new Life("agent " + name), chance, this::gone, bug);
        Agent agent = new Agent(process, disk, boot, engine, place.address(), clock, json,
                () -> run.ifPresent(now -> now.dialling.wake()), () -> run.ifPresent(now -> now.dialling.say(new AgentMessage.Facts(facts()))), this::engineUp,
                new Leasing(new LeaseFiles(disk.leases(boot)), guard, this::uptime, asked -> run.ifPresent(now -> now.dialling.ask(asked))));
        Dialling dialling = new Dialling(name, process, agent, () -> hello(agent), () -> run.ifPresent(now -> dialler.dial(now.process, now.dialling, now.agent)));
        run = Optional.of(new Run(process, agent, dialling, timeline.elapsed()));
        process.soon(() -> {
            agent.start();
            dialling.start();
        });
    }

    /// As `kill -9`.
    public void killAgent() {
        run.ifPresent(now -> {
            now.process.life().end();
            gone();
        });
    }

    /// Dies in the middle of one of its next engine calls that change something.
    public void killAgentAtCall(int call, boolean before) {
        if (run.isPresent()) {
            engine.faults().killAtChange(call, before);
        }
    }

    /// It dies in no call any more.
    public void spareAgent() {
        engine.faults().revive();
    }

    private void gone() {
        run.ifPresent(now -> {
            run = Optional.empty();
            engine.faults().revive();
            now.dialling.vanish();
        });
    }

    public void pauseAgent() {
        run.ifPresent(now -> now.process.life().pause());
    }

    public void resumeAgent() {
        run.ifPresent(now -> now.process.life().resume(timeline));
    }

    public void emptyDisk() {
        if (run.isEmpty()) {
            disk.empty();
        }
    }

    /// The engine goes, and its containers with it or not.
    public void engineDown(boolean containersEnd) {
        if (on && engineUp) {
            engineUp = false;
            engine.faults().down(true);
            if (containersEnd) {
                engine.restart();
            }
            run.ifPresent(now -> now.agent.engineWent());
        }
    }

    public void engineUp(boolean containersEnded) {
        if (on && !engineUp) {
            if (containersEnded) {
                engine.restart();
            }
            engineUp = true;
            engine.faults().down(false);
            run.ifPresent(now -> now.agent.engineCame());
        }
    }

    /// The power goes: nobody hears of it.
    public void powerOff() {
        if (on) {
            on = false;
            engineUp = false;
            power.end();
            run.ifPresent(now -> now.process.life().end());
            run = Optional.empty();
            engine.faults().revive();
            engine.faults().down(true);
            engine.restart();
        }
    }

    public void powerOn() {
        if (!on) {
            on = true;
            boot++;
            boot();
            engineUp = true;
            engine.faults().down(false);
            startAgent();
        }
    }

    private NodeFacts facts() {
        return new NodeFacts(name, place.address(), "linux", "amd64", Cpus.cores(4), place.memory(), "28", "1.48", "test", Map.of(), List.of(),
                engineUp ? "" : "the engine is down").with(new MachineIdentity("engine-" + name, "machine-" + name, name + "-" + boot), EngineCondition.UNKNOWN).withFeatures(AgentFeature.words());
    }

    private JoinRequest request(Agent agent) {
        Optional<Identity> identity = agent.memory().identity();
        return new JoinRequest(identity.map(Identity::node), identity.map(Identity::cluster), new NodeName(name), List.of(place.zone()), Map.of(), facts(),
                place.address(), clock.instant());
    }

    private AgentMessage.Hello hello(Agent agent) {
        return new AgentMessage.Hello(SessionMethods.PROTOCOL, agent.memory().identity().map(Identity::node), agent.memory().identity().map(Identity::cluster),
                new NodeName(name), List.of(place.zone()), Map.of(), facts(), agent.orders().seen(), agent.orders().digest());
    }

    @Override
    public void close() {
        disk.close();
    }
}
