package io.argosy.api.client;

import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// The servers that a client may ask. One is asked until it fails, then the next. Safe for any number of threads.
final class ServerRing {

    private final List<URI> servers;
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicLong seen = new AtomicLong();

    ServerRing(List<URI> servers) {
        if (servers.isEmpty()) {
            throw new IllegalArgumentException("a client needs a server");
        }
        this.servers = List.copyOf(servers);
    }

    int size() {
        return servers.size();
    }

    URI current() {
        return servers.get(Math.floorMod(turn.get(), servers.size()));
    }

    /// That server failed, so the next one is asked, unless somebody else found out before.
    void leave(URI server) {
        int now = turn.get();
        if (servers.get(Math.floorMod(now, servers.size())).equals(server)) {
            turn.compareAndSet(now, now + 1);
        }
    }

    /// The newest revision of the records that any server showed; 0 when none did.
    long seen() {
        return seen.get();
    }

    void see(String revision) {
        if (revision.matches("[0-9]{1,18}")) {
            seen.accumulateAndGet(Long.parseLong(revision), Math::max);
        }
    }
}
