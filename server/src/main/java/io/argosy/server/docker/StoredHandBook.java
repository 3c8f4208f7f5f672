package io.argosy.server.docker;

import io.argosy.control.change.NotWritten;
import io.argosy.control.hand.HandContainers;
import io.argosy.dockerapi.fleet.HandBook;
import io.argosy.dockerapi.fleet.NotKept;
import io.argosy.model.hand.HandContainer;
import io.argosy.model.hand.HandContainer.Port;
import io.argosy.model.id.NodeId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Containers made by clients, as the store has them. Safe for any number of threads.
final class StoredHandBook implements HandBook {

    private final HandContainers containers;

    StoredHandBook(HandContainers containers) {
        this.containers = containers;
    }

    @Override
    public List<HandContainer> all() {
        return containers.all();
    }

    @Override
    public void made(String who, String id, String name, String image, NodeId node, List<Port> ports, Optional<byte[]> recipe) throws NotKept {
        kept(() -> containers.made(who, id, name, image, node, ports, recipe));
    }

    @Override
    public Optional<byte[]> recipe(String id) {
        return containers.recipe(id);
    }

    @Override
    public void seen(String id, String name, boolean running) throws NotKept {
        kept(() -> containers.seen(id, name, running));
    }

    @Override
    public void replaced(String id, String by, NodeId on) throws NotKept {
        kept(() -> containers.replaced(id, by, on));
    }

    @Override
    public void waits(String id, String why) throws NotKept {
        kept(() -> containers.waits(id, why));
    }

    @Override
    public void gone(Collection<String> ids) throws NotKept {
        kept(() -> containers.gone(ids));
    }

    static void kept(Runnable writing) throws NotKept {
        try {
            writing.run();
        } catch (NotWritten e) {
            throw new NotKept(false, e.getMessage());
        }
    }
}
