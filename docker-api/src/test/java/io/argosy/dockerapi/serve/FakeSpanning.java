package io.argosy.dockerapi.serve;

import io.argosy.dockerapi.fleet.NotKept;
import io.argosy.dockerapi.fleet.Spanning;
import io.argosy.model.hand.HandNetwork;
import io.argosy.model.id.NodeId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Keeps records of networks in memory, and gives out 10.200.N.0/24.
final class FakeSpanning implements Spanning {

    private final Map<String, HandNetwork> records = new ConcurrentSkipListMap<>();
    private volatile Optional<NodeId> maker = Optional.empty();
    private volatile Set<NodeId> members = Set.of();

    void carriedBy(FakeDocker manager, FakeDocker... others) {
        maker = Optional.of(manager.node.id());
        members = Stream.concat(Stream.of(manager), Stream.of(others)).map(each -> each.node.id()).collect(Collectors.toSet());
    }

    @Override
    public Optional<NodeId> maker() {
        return maker;
    }

    @Override
    public Set<NodeId> members() {
        return members;
    }

    @Override
    public List<HandNetwork> all() {
        return List.copyOf(records.values());
    }

    @Override
    public HandNetwork reserve(String name, String driver, boolean attachable, List<String> subnets) throws NotKept {
        if (subnets.contains("10.0.0.0/8")) {
            throw new NotKept(true, "Pool overlaps with other one on this address space");
        }
        HandNetwork network = new HandNetwork(name, Optional.empty(), driver, attachable, subnets.isEmpty() ? List.of("10.200." + records.size() + ".0/24") : subnets, "test", Instant.EPOCH);
        records.put(name, network);
        return network;
    }

    @Override
    public void made(String name, String id) {
        records.computeIfPresent(name, (_, known) -> known.withId(id));
    }

    @Override
    public void gone(String name) {
        records.remove(name);
    }
}
