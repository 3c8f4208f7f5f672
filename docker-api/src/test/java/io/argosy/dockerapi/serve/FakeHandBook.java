package io.argosy.dockerapi.serve;

import io.argosy.dockerapi.fleet.HandBook;
import io.argosy.dockerapi.fleet.NotKept;
import io.argosy.model.hand.HandContainer;
import io.argosy.model.hand.HandContainer.Port;
import io.argosy.model.id.NodeId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/// Keeps records of containers in memory.
final class FakeHandBook implements HandBook {

    final Map<String, HandContainer> records = new ConcurrentSkipListMap<>();
    volatile boolean broken;

    @Override
    public List<HandContainer> all() {
        return List.copyOf(records.values());
    }

    @Override
    public void made(String id, String name, String image, NodeId node, List<Port> ports) throws NotKept {
        if (broken) {
            throw new NotKept(false, "the disk is full");
        }
        records.put(id, new HandContainer(id, name, image, node, ports, Optional.empty(), "test", Instant.EPOCH.plusSeconds(records.size())));
    }

    @Override
    public void named(String id, String name) {
        records.computeIfPresent(id, (_, known) -> known.named(name));
    }

    @Override
    public void gone(Collection<String> ids) {
        records.keySet().removeAll(ids);
    }
}
