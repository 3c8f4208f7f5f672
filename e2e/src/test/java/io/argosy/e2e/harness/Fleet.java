package io.argosy.e2e.harness;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Several nodes on this machine, as `script/cluster` makes them.
///
/// @param name of the cluster, and so of its directory
/// @param images which set of them its nodes have
public record Fleet(String name, String images) implements Installation, AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(5);

    /// With nothing that an earlier run left.
    public static Fleet start(String name, String images, int nodes) {
        Fleet fleet = new Fleet(name, images);
        fleet.close();
        fleet.grow(nodes);
        return fleet;
    }

    /// With several servers, on as many members of etcd.
    public static Fleet start(String name, String images, int nodes, int servers) {
        Fleet fleet = new Fleet(name, images);
        fleet.close();
        fleet.script("--nodes", Integer.toString(nodes), "--servers", Integer.toString(servers)).succeeded();
        return fleet;
    }

    /// Starts the servers again that have ended.
    public void reviveServers() {
        script("--nodes", Integer.toString(engines().size()), "--servers", Integer.toString(servers())).succeeded();
    }

    /// @param server its number, from 1
    /// @param signal `KILL` and the like
    public void signalServer(int server, String signal) {
        String name = server == 1 ? "server" : "server-" + server;
        Command.of("kill", "-" + signal, Texts.read(state().resolve(name + ".pid")).strip()).run().succeeded();
    }

    private int servers() {
        return Integer.parseInt(Texts.read(state().resolve("servers")).strip());
    }

    private String serverUrls() {
        return IntStream.rangeClosed(1, servers()).mapToObj(number -> "http://" + network() + ".254:" + (4400 + 10 * number)).collect(Collectors.joining(","));
    }

    /// Up to so many nodes.
    public void grow(int nodes) {
        script("--nodes", Integer.toString(nodes)).succeeded();
    }

    /// Its cable is pulled and all its processes end.
    public void lose(int node) {
        script("--lose", Integer.toString(node)).succeeded();
    }

    /// The machine is switched on again, with its disk.
    public void giveBack(int node) {
        script("--return", Integer.toString(node)).succeeded();
    }

    /// Its cable is pulled; everything on it runs on.
    public void cut(int node) {
        script("--cut", Integer.toString(node)).succeeded();
    }

    public void mend(int node) {
        script("--mend", Integer.toString(node)).succeeded();
    }

    /// As when a broken machine is carried away: its power fails, and it is told to be gone for good.
    public void remove(int node) {
        script("--remove", Integer.toString(node)).succeeded();
        cli("node", "rm", "n" + node, "--force").succeeded();
    }

    private Outcome script(String... arguments) {
        return Command.of(Workspace.CHECKOUT.resolve("script/cluster").toString(), "--name", name, "--images", images).and(arguments)
                .with("ARGOSY_CLUSTERS", Workspace.CLUSTERS.toString()).with("ARGOSY_CONFIG", state().resolve("config").toString()).within(LIMIT).run();
    }

    private Path state() {
        return Workspace.CLUSTERS.resolve("argosy-" + name);
    }

    /// The docker command, speaking to all engines as to one.
    public Command docker(String... arguments) {
        return Command.of("docker").and(arguments).with("DOCKER_HOST", "unix://" + state().resolve("server/docker.sock")).with("DOCKER_BUILDKIT", "0");
    }

    /// @param number from 1
    public FleetNode node(int number) {
        return new FleetNode(number, state().resolve("n" + number), network());
    }

    @Override
    public List<FleetNode> engines() {
        return IntStream.rangeClosed(1, 9).mapToObj(this::node).filter(FleetNode::isOn).toList();
    }

    private String network() {
        return Texts.read(state().resolve("network")).strip();
    }

    @Override
    public Command command(String... arguments) {
        return Command.of(Workspace.ARGOSY.toString()).and(arguments)
                .with("ARGOSY_SERVER", serverUrls())
                .with("ARGOSY_TOKEN_FILE", state().resolve("server/bootstrap-token").toString())
                .with("ARGOSY_CONFIG", state().resolve("config").toString())
                .with("NO_COLOR", "1");
    }

    @Override
    public String report() {
        StringBuilder report = new StringBuilder(cli("node", "ls") + "\n" + cli("ps", "--all") + "\n" + cli("network", "ls") + "\n" + cli("network", "members") + "\n"
                + lastLines(state().resolve("server.log")));
        for (FleetNode node : engines()) {
            report.append(node.tries("ps", "-a")).append('\n').append(lastLines(node.directory().resolve("agent.log")))
                    .append(lastLines(node.directory().resolve("log")));
        }
        return report.toString();
    }

    private static String lastLines(Path log) {
        return "--- " + log + "\n" + Command.of("tail", "-n", "40", log.toString()).run().output();
    }

    @Override
    public void close() {
        script("--down").succeeded();
    }
}
