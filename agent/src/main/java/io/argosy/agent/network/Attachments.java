package io.argosy.agent.network;

import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// Keeps containers from going onto overlays while others leave them. When the last container of a node leaves an overlay, the engine (20.10) drops its
/// copy of the network; a container that is being attached at that moment fails with `network not found`, and the Swarm keeps its attachment, so that the
/// network can never be removed.
final class Attachments {

    private final ReadWriteLock lock = new ReentrantReadWriteLock(true);

    /// Any number at one time.
    void attach(Runnable action) {
        lock.readLock().lock();
        try {
            action.run();
        } finally {
            lock.readLock().unlock();
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
