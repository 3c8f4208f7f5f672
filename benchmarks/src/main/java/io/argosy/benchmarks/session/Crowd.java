package io.argosy.benchmarks.session;

import io.argosy.agent.join.JoinTokenFile;
import io.argosy.codec.Json;
import io.argosy.model.join.JoinToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/// `Crowd SERVER TOKEN-FILE DATA`: reads from its input how many agents there should be, a number a line, or that all in a zone are to vanish, `lose ZONE`, and answers each line with how many hold sessions
/// when that is so. Ends with its input.
public final class Crowd {

    private static final int AT_ONCE = 16;

    private final String server;
    private final JoinToken token;
    private final Path data;
    private final Json json = Json.standard();
    private final Semaphore joining = new Semaphore(AT_ONCE);
    private final Queue<SimulatedAgent> sessions = new ConcurrentLinkedQueue<>();
    private int agents;

    private Crowd(String server, JoinToken token, Path data) {
        this.server = server;
        this.token = token;
        this.data = data;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Crowd crowd = new Crowd(arguments[0], JoinTokenFile.read(Path.of(arguments[1])), Path.of(arguments[2]));
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            if (line.startsWith("lose ")) {
                crowd.lose(line.substring("lose ".length()).strip());
            } else {
                crowd.grow(Integer.parseInt(line.strip()));
            }
            System.out.println(crowd.sessions.size());
        }
        System.exit(0);
    }

    private void grow(int wanted) throws InterruptedException {
        CountDownLatch left = new CountDownLatch(wanted - agents);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (; agents < wanted; agents++) {
                SimulatedMachine machine = new SimulatedMachine(agents, data.resolve("m" + agents));
                threads.execute(() -> enter(machine, left));
            }
            left.await();
        }
    }

    private void lose(String zone) {
        List<SimulatedAgent> lost = sessions.stream().filter(agent -> agent.isIn(zone)).toList();
        sessions.removeAll(lost);
        lost.forEach(SimulatedAgent::vanish);
    }

    private void enter(SimulatedMachine machine, CountDownLatch left) {
        joining.acquireUninterruptibly();
        try {
            Files.createDirectories(machine.data());
            sessions.add(SimulatedAgent.begin(machine, machine.enter(server, token, json), json));
        } catch (IOException | InterruptedException | RuntimeException e) {
            System.err.println(machine.name() + " has no session: " + e);
        } finally {
            joining.release();
            left.countDown();
        }
    }
}
