package io.argosy.agent.network;

import io.argosy.agent.label.Identity;
import io.argosy.agent.lease.KernelBoottime;
import io.argosy.agent.lease.LeaseFiles;
import io.argosy.agent.lease.Leasing;
import io.argosy.agent.node.Duties;
import io.argosy.agent.node.FakeProbes;
import io.argosy.agent.node.KeptReports;
import io.argosy.agent.task.Board;
import io.argosy.agent.task.ThreadRunner;
import io.argosy.codec.Json;
import io.argosy.engine.Engine;
import io.argosy.engine.docker.DockerEngine;
import io.argosy.model.assignment.Assignment;
import io.argosy.model.assignment.Item;
import io.argosy.model.assignment.Report;
import io.argosy.model.id.NodeId;
import io.argosy.model.id.TaskId;
import io.argosy.model.task.TaskStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/// An agent's duties on a real engine in a network namespace.
final class RealNode implements AutoCloseable {
    static final Map<String, String> OURS = Map.of("io.argosy.cluster", "overlay-test");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    final Engine engine;
    final Duties duties;
    final KeptReports reports = new KeptReports();
    final String address;
    private final String namespace;
    private final Board board = new Board(reports);
    private final List<Item> items = new ArrayList<>();

    /// @param place `SOCKET@NAMESPACE@ADDRESS`
    RealNode(String place, String name, Path data) {
        String[] parts = place.split("@");
        this.engine = new DockerEngine(Path.of(parts[0]));
        this.namespace = parts[1];
        this.address = parts[2];
        clean();
        Identity identity = new Identity("overlay-test", new NodeId(name));
        PauseImage pause = new PauseImage(engine);
        LinuxNetwork host = new LinuxNetwork(List.of("ip", "netns", "exec", namespace));
        Companion companion = new Companion(engine, host, pause, identity);
        InstantSource clock = InstantSource.system();
        duties = new Duties(identity, board, reports, new Duties.Means(engine, data, data.resolve("memory"), _ -> List.of(), Json.standard(), new FakeProbes(),
                new ThreadRunner(clock), clock, _ -> true, () -> { }, (_, _) -> { }, new Overlaying(companion, pause, host, () -> address, "169.254.44.53"),
                new Leasing(new LeaseFiles(data.resolve("leases")), Optional::empty, new KernelBoottime(), _ -> { })));
        duties.start();
    }

    void assign(Item... changed) {
        for (Item item : changed) {
            items.removeIf(known -> known.key().equals(item.key()));
            items.add(item);
        }
        duties.assign(Assignment.of(items), true);
    }

    void unassign(String key) {
        items.removeIf(item -> item.key().equals(key));
        duties.assign(Assignment.of(items), true);
    }

    TaskStatus awaitReady(String task, int restarts) throws Exception {
        return await(task + " ready after " + restarts + " restarts", () -> board.task(new TaskId(task)).map(local -> local.status())
                .filter(status -> status.ready() && status.restarts() == restarts && !status.addresses().isEmpty()));
    }

    Optional<TaskStatus> status(String task) {
        return board.task(new TaskId(task)).map(local -> local.status());
    }

    <T extends Report> T report(String key, Class<T> kind) {
        return reports.last(key, kind);
    }

    static <T> T await(String what, Callable<Optional<T>> condition) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            Optional<T> found = condition.call();
            if (found.isPresent()) {
                return found.get();
            }
            Thread.sleep(100);
        }
        throw new AssertionError("not within " + PATIENCE.toSeconds() + " s: " + what);
    }

    /// Runs a command in the node's own network stack.
    ///
    /// @return what it printed, when it went well
    Optional<String> run(String... command) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("ip", "netns", "exec", namespace));
        words.addAll(Arrays.asList(command));
        return output(words);
    }

    /// Runs a command in the network namespace of a container.
    Optional<String> runIn(String container, String... command) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("nsenter", "-n", "-t", String.valueOf(engine.containers().inspect(container).orElseThrow().pid())));
        words.addAll(Arrays.asList(command));
        return output(words);
    }

    private static Optional<String> output(List<String> words) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? Optional.of(said) : Optional.empty();
    }

    boolean gets(String address) throws IOException, InterruptedException {
        return run("curl", "-sf", "-m", "3", "http://" + address + ":8080/").isPresent();
    }

    private void clean() {
        engine.containers().list(OURS).forEach(container -> engine.containers().remove(container.id()));
        engine.networks().list(OURS).stream().filter(network -> !network.driver().equals("overlay")).forEach(network -> engine.networks().remove(network.id()));
        engine.swarm().leave();
    }

    @Override
    public void close() {
        duties.close();
        clean();
        engine.close();
    }
}
