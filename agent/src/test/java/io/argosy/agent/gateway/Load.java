package io.argosy.agent.gateway;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// Clients that connect, ask and close without end, and remember what went wrong.
final class Load implements AutoCloseable {
    private final AtomicInteger answered = new AtomicInteger();
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final List<Thread> clients;
    private volatile boolean ended;

    Load(int clients, int port) {
        this.clients = IntStream.range(0, clients).mapToObj(i -> Thread.ofVirtual().start(() -> run(port))).toList();
    }

    private void run(int port) {
        while (!ended) {
            try {
                Client.once(port);
                answered.incrementAndGet();
                Thread.sleep(2);
            } catch (IOException e) {
                failures.add(e.toString());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    int answered() {
        return answered.get();
    }

    List<String> failures() {
        return failures;
    }

    @Override
    public void close() {
        ended = true;
        for (Thread client : clients) {
            try {
                client.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
