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

    /// Those of several servers; none where there is but one.
    public List<FleetServer> servers() {
        int count = Integer.parseInt(Texts.read(directory().resolve("servers")).strip());
        return count == 1 ? List.of() : IntStream.rangeClosed(1, count).mapToObj(this::server).toList();
    }

    /// @param number of one of several servers, from 1
    public FleetServer server(int number) {
        return new FleetServer(number, directory(), "argosy-" + name + "-s" + number);
    }

    private String serverUrls() {
        String first = "http://" + network() + ".254:4410";
        return servers().isEmpty() ? first : servers().stream().map(server -> "http://" + network() + "." + (240 + server.number()) + ":4410").collect(Collectors.joining(","));
    }

    /// Up to so many nodes.
    public void grow(int nodes) {
        script("--nodes", Integer.toString(nodes)).succeeded();
    }

    public void lose(int node) {
        lose("n" + node);
    }

    /// Its cable is pulled and all its processes end.
    ///
    /// @param machine `n1` and the like of nodes, `s1` of several servers
    public void lose(String machine) {
        script("--lose", machine).succeeded();
    }

    public void giveBack(int node) {
        giveBack("n" + node);
    }

    /// The machine is switched on again, with its disk.
    public void giveBack(String machine) {
        script("--return", machine).succeeded();
    }

    public void cut(int node) {
        cut("n" + node);
    }

    /// Its cable is pulled; everything on it runs on.
    public void cut(String machine) {
        script("--cut", machine).succeeded();
    }

    public void mend(int node) {
        mend("n" + node);
    }

    public void mend(String machine) {
        script("--mend", machine).succeeded();
    }

    /// Its cable is in, and is not as it should be, until it is mended.
    ///
    /// @param how `deaf`, `mute`, `lossy` or `slow`
    public void hinder(String machine, String how) {
        script("--hinder", machine, "--how", how).succeeded();
    }

    /// Nothing on it runs any more, containers and all, and nothing ends.
    public void freeze(String machine) {
        script("--freeze", machine).succeeded();
    }

    public void thaw(String machine) {
        script("--thaw", machine).succeeded();
    }

    /// Its engine misses the words in which others tell of addresses, until it asks for all of them, as it does each 30 s.
    public void missWords(int node) {
        words(node, "-I");
    }

    public void hearWords(int node) {
        words(node, "-D");
    }

    private void words(int node, String change) {
        Command.of("nsenter", "--net=/run/netns/argosy-" + name + "-n" + node, "iptables", "-w", change, "INPUT", "-p", "udp", "--dport", "7946", "-j", "DROP").run().succeeded();
    }

    /// Starts again what has ended on a machine, and touches nothing else.
    public void revive(String machine) {
        script("--revive", machine).succeeded();
    }

    /// As when a broken machine is carried away: its power fails, and it is told to be gone for good.
    public void remove(int node) {
        script("--remove", Integer.toString(node)).succeeded();
        cli("node", "rm", "n" + node, "--force").succeeded();
    }

    private Outcome script(String... arguments) {
        return Command.of(Workspace.CHECKOUT.resolve("script/cluster").toString(), "--name", name, "--images", images).and(arguments)
                .with("ARGOSY_CLUSTERS", Workspace.CLUSTERS.toString()).with("ARGOSY_CONFIG", directory().resolve("config").toString()).within(LIMIT).run();
    }

    @Override
    public Path directory() {
        return Workspace.CLUSTERS.resolve("argosy-" + name);
    }

    /// The docker command, speaking to all engines as to one.
    public Command docker(String... arguments) {
        return Command.of("docker").and(arguments).with("DOCKER_HOST", "unix://" + directory().resolve("server/docker.sock")).with("DOCKER_BUILDKIT", "0");
    }

    /// @param number from 1
    public FleetNode node(int number) {
        return new FleetNode(number, directory().resolve("n" + number), network());
    }

    @Override
    public List<FleetNode> engines() {
        return IntStream.rangeClosed(1, 9).mapToObj(this::node).filter(FleetNode::isOn).toList();
    }

    private String network() {
        return Texts.read(directory().resolve("network")).strip();
    }

    @Override
    public Command command(String... arguments) {
        return Command.of(Workspace.ARGOSY.toString()).and(arguments)
                .with("ARGOSY_SERVER", serverUrls())
                .with("ARGOSY_TOKEN_FILE", directory().resolve("server/bootstrap-token").toString())
                .with("ARGOSY_CONFIG", directory().resolve("config").toString())
                .with("NO_COLOR", "1");
    }

    @Override
    public String report() {
        StringBuilder report = new StringBuilder(cli("node", "ls") + "\n" + cli("ps", "--all") + "\n" + cli("network", "ls") + "\n" + cli("network", "members") + "\n"
                + lastLines(directory().resolve("server.log")));
        for (FleetServer server : servers()) {
            report.append(lastLines(server.log())).append(lastLines(server.memberLog()));
        }
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
