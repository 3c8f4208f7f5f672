package io.argosy.discovery.upstream;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Asks name servers elsewhere. For use by any thread; blocks for at most the patience it was given.
public final class Upstream {
    /// Less than the four seconds that Docker's embedded DNS waits for us.
    public static final Duration PATIENCE = Duration.ofMillis(3600);

    private static final int TRIES = 3;

    private final AnswerCache cache = new AnswerCache(System::nanoTime);
    private final RandomGenerator random;
    private final Duration patience;

    /// @param random ids of queries: hard to guess
    public Upstream(RandomGenerator random, Duration patience) {
        this.random = random;
        this.patience = patience;
    }

    /// @param query a well-formed message with one question
    /// @param servers asked in turn
    /// @return empty when none of them answered
    public Optional<byte[]> ask(byte[] query, List<InetSocketAddress> servers) {
        Optional<byte[]> known = cache.get(query, servers);
        if (known.isPresent() || servers.isEmpty()) {
            return known;
        }
        Optional<byte[]> answer = askServers(query, servers);
        answer.ifPresent(bytes -> cache.put(query, servers, bytes));
        return answer;
    }

    private Optional<byte[]> askServers(byte[] query, List<InetSocketAddress> servers) {
        for (int i = 0; i < TRIES; i++) {
            byte[] asked = query.clone();
            Wire.setId(asked, random.nextInt(0x10000));
            long deadline = System.nanoTime() + patience.toNanos() / TRIES;
            try {
                byte[] answer = new Exchange(servers.get(i % servers.size()), deadline).ask(asked);
                Wire.setId(answer, Wire.id(query));
                return Optional.of(answer);
            } catch (IOException e) {
                // The next one may answer; when none does, the asker is told so.
            }
        }
        return Optional.empty();
    }
}
