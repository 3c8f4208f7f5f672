package io.argosy.e2e.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Five nodes and three servers over three zones, as `script/cluster` deals them out: nodes 1 and 4, 2 and 5, and 3; a server, with its member of etcd, in each.
final class Zones {

    static final int NODES = 5;
    static final int SERVERS = 3;
    static final int ZONES = 3;

    private Zones() {}

    /// @param zone from 1
    static List<Integer> nodes(int zone) {
        return IntStream.rangeClosed(1, NODES).filter(node -> (node - 1) % ZONES == zone - 1).boxed().toList();
    }

    static List<String> machines(int zone) {
        List<String> machines = new ArrayList<>(nodes(zone).stream().map(node -> "n" + node).toList());
        machines.add("s" + zone);
        return machines;
    }
}
