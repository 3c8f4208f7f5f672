package io.argosy.dockerapi.serve;

import io.argosy.dockerapi.TestNodes;
import io.argosy.dockerapi.fleet.ApiVersion;
import io.argosy.dockerapi.fleet.EngineAway;
import io.argosy.dockerapi.fleet.EngineLink;
import io.argosy.dockerapi.fleet.Fleet;
import io.argosy.dockerapi.fleet.FleetNode;
import io.argosy.dockerapi.fleet.FleetNode.Presence;
import io.argosy.dockerapi.right.Admission;
import io.argosy.dockerapi.right.Person;
import io.argosy.model.id.NodeId;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/// Fake engines, and the virtual engine before them.
final class FakeFleet implements Fleet, AutoCloseable {

    final Path socket;
    final List<String> audited = new CopyOnWriteArrayList<>();
    final List<String> offered = new CopyOnWriteArrayList<>();
    final FakeSpanning spanning = new FakeSpanning();
    final FakeHandBook handBook = new FakeHandBook();
    private final Path directory;
    private final List<FleetNode> nodes = new CopyOnWriteArrayList<>();
    private final Map<NodeId, FakeDocker> engines = new ConcurrentHashMap<>();
    private final VirtualEngine virtual;
    private volatile String problem = "";

    FakeFleet(Path directory) throws IOException {
        this.directory = directory;
        this.socket = directory.resolve("docker.sock");
        this.virtual = new VirtualEngine(this, (person, action, target, result) -> audited.add(person.who() + ": " + action + " " + target + " " + result), InstantSource.system());
        virtual.listen(socket);
    }

    /// @return the port
    int listen(SSLContext tls, Function<Optional<X509Certificate>, Admission> judge) throws IOException {
        return virtual.listen(new InetSocketAddress("127.0.0.1", 0), tls, judge);
    }

    FakeDocker add(String name) throws IOException {
        return add(name, Map.of(), new ApiVersion(1, 41));
    }

    FakeDocker add(String name, Map<String, String> labels, ApiVersion api) throws IOException {
        FleetNode node = TestNodes.node(name, Presence.THERE, labels, api);
        FakeDocker engine = new FakeDocker(node, directory.resolve(name));
        engines.put(node.id(), engine);
        nodes.add(node);
        return engine;
    }

    void presence(FakeDocker engine, Presence presence) {
        nodes.replaceAll(node -> node.id().equals(engine.node.id()) ? TestNodes.node(node.name().value(), presence, node.labels(), node.api()) : node);
    }

    void problem(String text) {
        problem = text;
    }

    @Override
    public String cluster() {
        return "c1";
    }

    @Override
    public String version() {
        return "9.9";
    }

    @Override
    public String problem() {
        return problem;
    }

    @Override
    public List<FleetNode> nodes() {
        return List.copyOf(nodes);
    }

    @Override
    public Optional<FleetNode> find(NodeId node) {
        return nodes.stream().filter(each -> each.id().equals(node)).findFirst();
    }

    @Override
    public String offerSocket(NodeId node, String id, Person person) {
        offered.add(person.who() + " " + person.role() + " " + id);
        return "/agent/sockets/" + id;
    }

    @Override
    public FakeSpanning spanning() {
        return spanning;
    }

    @Override
    public FakeHandBook handBook() {
        return handBook;
    }

    @Override
    public EngineLink openPort(NodeId node, int port) throws EngineAway {
        return engines.get(node).linkToPort(port);
    }

    @Override
    public EngineLink open(NodeId node) throws EngineAway {
        return engines.get(node).link();
    }

    @Override
    public void close() throws IOException {
        virtual.close();
        for (FakeDocker engine : engines.values()) {
            engine.close();
        }
    }
}
