package io.argosy.e2e.chaos;

import io.argosy.e2e.harness.FleetNode;
import io.argosy.e2e.harness.Pace;
import io.argosy.e2e.harness.Page;
import io.argosy.e2e.harness.Question;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;

/// Clients that ask published ports of all nodes in turn, at a fixed pace, whether the earlier requests were answered or not.
final class Traffic implements AutoCloseable {

    /// A request without a good answer. @param at when it was sent
    record Failure(double at, String node, int port, String why, double seconds) {

        @Override
        public String toString() {
            return "%.1f s: port %d of %s, after %.1f s: %s".formatted(at, port, node, seconds, why);
        }
    }

    private final List<FleetNode> nodes;
    private final List<Integer> ports;
    private final Story story;
    private final AtomicInteger sent = new AtomicInteger();
    private final Queue<Failure> failures = new ConcurrentLinkedQueue<>();
    private final Map<String, NavigableSet<Double>> good = new ConcurrentHashMap<>();
    private final Pace pace;

    private Traffic(List<FleetNode> nodes, List<Integer> ports, Duration tick, Story story) {
        this.nodes = nodes;
        this.ports = ports;
        this.story = story;
        this.pace = Pace.start(tick, this::ask);
    }

    static Traffic start(List<FleetNode> nodes, List<Integer> ports, Duration tick, Story story) {
        return new Traffic(nodes, ports, tick, story);
    }

    private void ask() {
        int number = sent.getAndIncrement();
        ask(nodes.get(number % nodes.size()), ports.get(number / nodes.size() % ports.size()));
    }

    private void ask(FleetNode node, int port) {
        double at = story.now();
        new Question(new Page(node, port), "/").fault().ifPresentOrElse(
                why -> failures.add(new Failure(at, node.name(), port, why, story.now() - at)),
                () -> good.computeIfAbsent(door(node.name(), port), _ -> new ConcurrentSkipListSet<>()).add(at));
    }

    private static String door(String node, int port) {
        return node + ":" + port;
    }

    /// Whether a port of a node gave a good answer to something that was sent in between.
    boolean answered(String node, int port, double after, double before) {
        return good.containsKey(door(node, port)) && !good.get(door(node, port)).subSet(after, before).isEmpty();
    }

    int sent() {
        return sent.get();
    }

    List<Failure> failures() {
        return List.copyOf(failures);
    }

    /// Waits for the connections that are open.
    @Override
    public void close() {
        pace.close();
    }
}
