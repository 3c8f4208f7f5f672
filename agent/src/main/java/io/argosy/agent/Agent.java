package io.argosy.agent;

import io.argosy.agent.discovery.NamesHost;
import io.argosy.agent.disk.Memory;
import io.argosy.agent.engine.Survivors;
import io.argosy.agent.gateway.GatewayHost;
import io.argosy.agent.image.ImageExchange;
import io.argosy.agent.join.Applicant;
import io.argosy.agent.join.Entrance;
import io.argosy.agent.label.Identity;
import io.argosy.agent.lease.Boottime;
import io.argosy.agent.lease.GuardProcess;
import io.argosy.agent.lease.KernelBoottime;
import io.argosy.agent.lease.LeaseFiles;
import io.argosy.agent.lease.Leasing;
import io.argosy.agent.machine.Machine;
import io.argosy.agent.network.Companion;
import io.argosy.agent.network.Contacts;
import io.argosy.agent.network.HostNetwork;
import io.argosy.agent.network.LinuxNetwork;
import io.argosy.agent.network.NetworkNames;
import io.argosy.agent.network.OverlayAddresses;
import io.argosy.agent.network.OverlayAskers;
import io.argosy.agent.network.Overlaying;
import io.argosy.agent.network.PauseImage;
import io.argosy.agent.network.ReachedServices;
import io.argosy.agent.network.TcpKnock;
import io.argosy.agent.node.Duties;
import io.argosy.agent.probe.Checker;
import io.argosy.agent.probe.ProbeRunner;
import io.argosy.agent.reach.LifeEar;
import io.argosy.agent.reach.ReachChecks;
import io.argosy.agent.reach.Scout;
import io.argosy.agent.session.KnownServers;
import io.argosy.agent.session.Orders;
import io.argosy.agent.session.Outbox;
import io.argosy.agent.session.SessionClient;
import io.argosy.agent.socket.EngineSockets;
import io.argosy.agent.socket.Tidying;
import io.argosy.agent.session.SessionEvents;
import io.argosy.agent.stream.Streams;
import io.argosy.agent.supply.MemoryDirectory;
import io.argosy.agent.task.Board;
import io.argosy.agent.task.ThreadRunner;
import io.argosy.agent.trust.Credentials;
import io.argosy.api.session.AgentMessage;
import io.argosy.api.session.AgentMessage.Hello;
import io.argosy.api.session.JoinAsk;
import io.argosy.api.session.ServerMessage.ImageAway;
import io.argosy.api.session.ServerMessage.LeasesKept;
import io.argosy.api.session.ServerMessage.OpenStream;
import io.argosy.api.session.ServerMessage.Witness;
import io.argosy.api.session.SessionMethods;
import io.argosy.codec.Json;
import io.argosy.discovery.names.Place;
import io.argosy.engine.Engine;
import io.argosy.engine.docker.DockerEngine;
import io.argosy.model.assignment.Assignment;
import io.argosy.model.assignment.Item.TaskItem;
import io.argosy.model.join.KeyProof;
import io.argosy.model.node.NodeFacts;
import io.grpc.Channel;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// The parts of an agent, put together.
final class Agent implements AutoCloseable, SessionEvents {
    private static final Logger LOG = System.getLogger(Agent.class.getName());

    private final Options options;
    private final Json json = Json.standard();
    private final InstantSource clock = InstantSource.system();
    private final Engine engine;
    private final Machine machine;
    private final Memory memory;
    private final Path files;
    private final Outbox outbox = new Outbox();
    private final Board board = new Board(outbox);
    private final ProbeRunner probes;
    private final ImageExchange exchange;
    private final EngineSockets sockets;
    private final Tidying tidying;
    private final Streams streams;
    private final Orders orders;
    private final KnownServers servers;
    private final SessionClient session;
    private final Runnable ready;
    private final Scout scout = new Scout();
    private final LifeEar ear;
    private final Survivors survivors = new Survivors();
    private volatile Optional<Membership> membership = Optional.empty();
    private volatile Supplier<String> namesProblem = () -> "";
    private Optional<String> lastProblem = Optional.empty();

    /// What there is once the agent knows who it is.
    private record Membership(Duties duties, Traffic traffic, Contacts contacts) {
        void assign(Assignment assignment, boolean fromServer) {
            duties.assign(assignment, fromServer);
            traffic.begin(assignment.items().values().stream().filter(TaskItem.class::isInstance)
                    .map(item -> ((TaskItem) item).task().id()).collect(Collectors.toSet()));
        }
    }

    /// @param ready called once, when the agent looks after its node's tasks
    /// @throws IOException when the data directory, or a place in memory, cannot be had
    Agent(Options options, Runnable ready) throws IOException {
        this.options = options;
        this.ready = ready;
        this.engine = DockerEngine.at(options.engine());
        this.machine = new Machine(engine, options.address(), Version.text());
        this.memory = Memory.in(options.data(), json);
        this.files = MemoryDirectory.of(options.data());
        this.probes = new ProbeRunner(new Checker(engine.execs()), engine.images(), clock);
        this.exchange = new ImageExchange(image -> say(new AgentMessage.WantImage(image)));
        ReachChecks reach = new ReachChecks();
        this.ear = new LifeEar(() -> memory.identity().map(Identity::node));
        Path socket = DockerEngine.socket(options.engine());
        this.sockets = new EngineSockets(options.data().resolve("sockets"), socket, clock, (call, grant) -> say(new AgentMessage.Guest(call, grant)));
        this.tidying = new Tidying(sockets, engine.containers());
        this.streams = new Streams(json, engine, socket, board::task, exchange, reach, sockets);
        this.orders = new Orders(memory, json);
        this.servers = KnownServers.in(options.data(), options.servers(), json);
        this.session = new SessionClient(
                new Entrance(servers, Credentials.in(options.data(), json), new Applicant(options::token, this::application, reach::run), json, clock),
                servers, json, orders, outbox, this);
    }

    private JoinAsk.Apply application(String secret, KeyProof key) {
        return new JoinAsk.Apply(SessionMethods.PROTOCOL, secret, key, memory.identity().map(Identity::node), memory.identity().map(Identity::cluster),
                options.name(), options.topology(), options.labels(), facts(), clock.instant());
    }

    void start() {
        if (memory.identity().isPresent() && !orders.digest().isEmpty()) {
            LOG.log(Level.INFO, "going by the last assignment until the server is there");
            begin(memory.identity().get());
        }
        sockets.start();
        tidying.start();
        session.start();
        ear.start(LifeEar.PORT);
    }

    private void begin(Identity identity) {
        HostNetwork host = new LinuxNetwork();
        PauseImage pause = new PauseImage(engine);
        Companion companion = new Companion(engine, host, pause, identity);
        NetworkNames networks = new NetworkNames(orders::assignment);
        NamesHost names = new NamesHost(InetAddress.ofLiteral(options.dnsAddress()), new Place(identity.node(), options.topology()),
                engine.networks(), new OverlayAskers(engine, companion, identity, networks), Path.of("/etc/resolv.conf"));
        namesProblem = names::fault;
        names.whenFaultChanges(this::factsChanged);
        GatewayHost gateway = GatewayHost.inContainer(
                engine, options.gatewayImage(), options.data().resolve("gateway"), options.name().value(), outbox);
        Contacts contacts = new Contacts(new OverlayAddresses(), companion::leadsTo, new TcpKnock(), System::nanoTime, this::say, board::changed);
        ReachedServices reached = new ReachedServices(companion, networks);
        Traffic traffic = new Traffic(board, List.of(names, gateway), view -> contacts.of(reached.of(view)));
        Duties duties = new Duties(identity, board, outbox, new Duties.Means(
                engine, options.data(), files, names::nameServers, json, probes, new ThreadRunner(clock), clock, traffic::drained, this::factsChanged,
                exchange, new Overlaying(companion, pause, host, () -> machine.facts().address(), options.dnsAddress()), leasing()));
        Membership member = new Membership(duties, traffic, contacts);
        membership = Optional.of(member);
        contacts.trust(orders.assignment());
        contacts.start();
        traffic.start();
        duties.start();
        member.assign(orders.assignment(), false);
        ready.run();
    }

    private Leasing leasing() {
        Path leases = files.resolve("leases");
        Boottime uptime = new KernelBoottime();
        return new Leasing(new LeaseFiles(leases), GuardProcess.of(leases, uptime), uptime, this::say);
    }

    private void factsChanged() {
        say(new AgentMessage.Facts(facts()));
    }

    private NodeFacts facts() {
        NodeFacts facts = machine.facts().withNamesProblem(namesProblem.get());
        return facts.engineProblem().isEmpty() ? facts
                : facts.withEngineProblem(survivors.count(board.view().tasks().values()).told() + ": " + facts.engineProblem());
    }

    private void say(AgentMessage message) {
        session.say(message);
    }

    @Override
    public Hello hello() {
        return new Hello(SessionMethods.PROTOCOL, memory.identity().map(Identity::node), memory.identity().map(Identity::cluster), options.name(),
                options.topology(), options.labels(), facts(), orders.seen(), orders.digest());
    }

    @Override
    public void welcomed(Identity identity) {
        LOG.log(Level.INFO, "session open as node " + identity.node() + " of cluster " + identity.cluster());
        lastProblem = Optional.empty();
        if (membership.isEmpty()) {
            begin(identity);
        }
        membership.orElseThrow().contacts().welcomed();
        membership.orElseThrow().duties().leases().session(true);
    }

    @Override
    public void assigning(Assignment assignment) {
        membership.orElseThrow().contacts().assigned(assignment);
    }

    @Override
    public void assigned(Assignment assignment) {
        membership.orElseThrow().assign(assignment, true);
    }

    @Override
    public void leased(LeasesKept leases) {
        membership.orElseThrow().duties().leases().granted(leases);
    }

    @Override
    public void open(OpenStream stream, Channel channel) {
        streams.open(stream, channel);
    }

    @Override
    public void witness(Witness asked, Consumer<AgentMessage> answer) {
        scout.look(asked.suspects(), sightings -> answer.accept(new AgentMessage.Testimony(asked.id(), sightings)));
    }

    @Override
    public void away(ImageAway image) {
        exchange.away(image);
    }

    /// The same problem is told once, however often it is met.
    @Override
    public void ended(Optional<String> problem) {
        membership.ifPresent(member -> member.duties().leases().session(false));
        if (!problem.equals(lastProblem)) {
            LOG.log(Level.WARNING, "no session with " + servers.current() + ": " + problem.orElse("the server closed it") + "; dialling again");
        }
        lastProblem = problem;
    }

    /// Tasks run on.
    @Override
    public void close() {
        session.close();
        tidying.close();
        sockets.close();
        ear.close();
        membership.ifPresent(member -> member.duties().close());
        probes.close();
        membership.ifPresent(member -> member.contacts().close());
        membership.ifPresent(member -> member.traffic().close());
        engine.close();
    }
}
