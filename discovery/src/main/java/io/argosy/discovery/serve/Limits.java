package io.argosy.discovery.serve;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;

/// How many questions are under way, together and from one address. For use by any thread.
final class Limits {
    private final int all;
    private final int perSource;
    private final Map<InetAddress, Integer> underWay = new HashMap<>();
    private int total;

    Limits(int all, int perSource) {
        this.all = all;
        this.perSource = perSource;
    }

    /// @return whether one more may begin; if so [#leave] must follow
    synchronized boolean enter(InetAddress source) {
        int mine = underWay.getOrDefault(source, 0);
        if (total >= all || mine >= perSource) {
            return false;
        }
        underWay.put(source, mine + 1);
        total++;
        return true;
    }

    synchronized void leave(InetAddress source) {
        underWay.computeIfPresent(source, (address, mine) -> mine > 1 ? mine - 1 : null);
        total--;
    }

    synchronized int underWay() {
        return total;
    }
}
