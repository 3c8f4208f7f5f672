package io.argosy.storeetcd;

import io.argosy.store.Catalog;
import io.argosy.store.Key;
import io.argosy.store.state.Publication;
import io.etcd.jetcd.api.Event;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// The latest picture, and the readers who are shown its state. Whoever writes to etcd holds the mirror's monitor from the picture it decided by to the
/// one that its write leaves; what etcd tells meanwhile waits.
final class Mirror {

    private final Catalog catalog;
    private final Layout layout;
    private final Publication publication;
    private volatile Picture picture;

    Mirror(Picture first, Catalog catalog, Layout layout) {
        this.picture = first;
        this.catalog = catalog;
        this.layout = layout;
        this.publication = new Publication(first.state());
    }

    Publication publication() {
        return publication;
    }

    Picture picture() {
        return picture;
    }

    /// What etcd told of, in order and to the end of a revision.
    ///
    /// @return whether everything must be read again, because a restore came to its end
    synchronized boolean follow(List<Event> events) {
        boolean unfinished = picture.mark().unfinished();
        Picture next = picture;
        Set<Key> changed = new TreeSet<>();
        for (Event event : events) {
            Picture.Next step = next.after(event, layout, catalog);
            next = step.picture();
            changed.addAll(step.changed());
            unfinished |= next.mark().unfinished();
        }
        next = next.seenTo(events.stream().mapToLong(event -> event.getKv().getModRevision()).max().orElse(0));
        if (unfinished) {
            become(next);
            return !next.mark().unfinished();
        }
        show(next, changed);
        return false;
    }

    /// A picture that was read as a whole.
    synchronized void replace(Picture whole) {
        if (whole.mark().unfinished()) {
            become(whole);
        } else if (whole.etcdRevision() >= picture.etcdRevision()) {
            show(whole, Picture.differences(publication.current(), whole.state(), catalog));
        }
    }

    /// A write of this server's own.
    synchronized void show(Picture next, Collection<Key> changed) {
        if (next.state() != publication.current()) {
            publication.show(next.state(), changed);
        }
        become(next);
    }

    private void become(Picture next) {
        picture = next;
        notifyAll();
    }

    /// @return whether it came to be so in time
    synchronized boolean await(Predicate<Picture> condition, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.test(picture)) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    synchronized void wakeWaiting() {
        notifyAll();
    }
}
