package io.argosy.agent.reach;

import io.argosy.model.id.NodeId;
import io.argosy.model.witness.Sign;
import io.argosy.model.witness.Suspect;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;

/// Tries to reach one node, several times over a while: its agent's port, and those on which its engine listens. A kernel answers a request to connect by itself, whether or not a program is there and gets
/// time: a refusal is as good a sign of a machine as a connection. So a machine that is busy, or whose agent or engine is stopped, is never taken for gone.
///
/// @param agent port of the agent
/// @param engine ports of the engine
/// @param tries how often it is tried when nothing comes back
/// @param patience of one try
record Approach(int agent, List<Integer> engine, int tries, Duration patience) {
    /// Four packets to each port over 1.2 s.
    static final Approach STANDARD = new Approach(LifeEar.PORT, List.of(7946, 2377), 4, Duration.ofMillis(300));

    /// Takes at most a few times the patience longer than the tries.
    Sign to(Suspect suspect) throws IOException {
        InetAddress address = InetAddress.getByName(suspect.address());
        Sign best = Sign.NOTHING;
        for (int i = 0; i < tries && !best.ofLife(); i++) {
            long began = System.nanoTime();
            best = once(suspect.node(), address);
            if (!best.ofLife()) {
                rest(began);
            }
        }
        return best;
    }

    /// A network that says at once that it knows no way is asked again no sooner than one that says nothing.
    private void rest(long began) {
        try {
            Thread.sleep(Duration.ofNanos(Math.max(0, patience.toNanos() - (System.nanoTime() - began))));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private Sign once(NodeId node, InetAddress address) {
        List<Future<Sign>> signs = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            signs.add(threads.submit(() -> agent(node, new InetSocketAddress(address, agent))));
            engine.forEach(port -> signs.add(threads.submit(() -> machine(new InetSocketAddress(address, port)))));
        }
        return signs.stream().map(Future::resultNow).min(Comparator.naturalOrder()).orElseThrow();
    }

    private Sign agent(NodeId node, InetSocketAddress to) {
        try (Socket socket = new Socket()) {
            socket.connect(to, (int) patience.toMillis());
            return answers(node, socket) ? Sign.AGENT : Sign.STALLED;
        } catch (IOException e) {
            return refused(e) ? Sign.ENDED : Sign.NOTHING;
        }
    }

    private boolean answers(NodeId node, Socket socket) {
        String greeting = LifeEar.GREETING + Long.toHexString(ThreadLocalRandom.current().nextLong());
        byte[] wanted = LifeEar.answer(node, greeting).getBytes(StandardCharsets.US_ASCII);
        try {
            socket.setSoTimeout((int) patience.toMillis());
            socket.getOutputStream().write(greeting.getBytes(StandardCharsets.US_ASCII));
            return Arrays.equals(wanted, socket.getInputStream().readNBytes(wanted.length));
        } catch (IOException _) {
            return false;
        }
    }

    private Sign machine(InetSocketAddress to) {
        try (Socket socket = new Socket()) {
            socket.connect(to, (int) patience.toMillis());
            return Sign.MACHINE;
        } catch (IOException e) {
            return refused(e) ? Sign.MACHINE : Sign.NOTHING;
        }
    }

    /// Only the machine itself refuses; that there is no way to it is said by others.
    private static boolean refused(IOException e) {
        return e instanceof ConnectException && e.getMessage() != null && e.getMessage().contains("refused");
    }
}
