package io.argosy.agent.network;

import io.argosy.engine.EngineException;
import io.argosy.engine.Swarm;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// Lets containers go onto overlays, once the Swarm's managers hear this engine: one that asks before fails after 20 s, and the Swarm may keep what it asked for, so that the network can
/// never be removed. Keeps containers from going onto overlays while others leave them, too. When the last container of a node leaves an overlay, the engine (20.10) drops its
/// copy of the network; a container that is being attached at that moment fails with `network not found`, and the Swarm keeps its attachment, so that the
/// network can never be removed.
final class Attachments {

    private final Swarm swarm;
    private final ReadWriteLock lock = new ReentrantReadWriteLock(true);

    private volatile boolean doubtful = true;

    Attachments(Swarm swarm) {
        this.swarm = swarm;
    }

    /// The engine, or its managers, may have begun anew.
    void doubt() {
        doubtful = true;
    }

    /// Any number at one time.
    ///
    /// @throws EngineException.Refused while the managers do not hear this engine, or when they do not let the container in
    void attach(Runnable action) {
        requireHeard();
        lock.readLock().lock();
        try {
            action.run();
        } catch (EngineException e) {
            doubtful = true;
            throw e;
        } finally {
            lock.readLock().unlock();
        }
    }

    private void requireHeard() {
        if (doubtful) {
            if (!swarm.heard()) {
                throw new EngineException.Refused("Could not attach to network: no manager of the Swarm hears this engine yet");
            }
            doubtful = false;
        }
    }

    void detach(Runnable action) {
        lock.writeLock().lock();
        try {
            action.run();
        } finally {
            lock.writeLock().unlock();
        }
    }
}
