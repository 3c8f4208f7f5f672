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
    final Map<String, String> waiting = new ConcurrentSkipListMap<>();
    private final Map<String, byte[]> recipes = new ConcurrentSkipListMap<>();
    volatile boolean broken;

    @Override
    public List<HandContainer> all() {
        return List.copyOf(records.values());
    }

    @Override
    public void made(String who, String id, String name, String image, NodeId node, List<Port> ports, Optional<byte[]> recipe) throws NotKept {
        if (broken) {
            throw new NotKept(false, "the disk is full");
        }
        records.put(id, new HandContainer(id, name, image, node, ports, recipe.map(_ -> "sealed"), false, Optional.empty(), who, Instant.EPOCH.plusSeconds(records.size())));
        recipe.ifPresent(bytes -> recipes.put(id, bytes));
    }

    @Override
    public Optional<byte[]> recipe(String id) {
        return Optional.ofNullable(recipes.get(id));
    }

    @Override
    public void seen(String id, String name, boolean running) {
        records.computeIfPresent(id, (_, known) -> known.seen(name, running));
    }

    @Override
    public void replaced(String id, String by, NodeId on) {
        records.computeIfPresent(id, (_, known) -> known.replacedBy(by));
    }

    @Override
    public void waits(String id, String why) {
        waiting.put(id, why);
    }

    @Override
    public void gone(Collection<String> ids) {
        records.keySet().removeAll(ids);
    }
}
