package io.argosy.agent.image;

import io.argosy.engine.EngineException;
import io.argosy.engine.ImageInfo;
import io.argosy.engine.Images;
import io.argosy.model.app.ImageIdentity;
import io.argosy.model.assignment.Assignment;
import io.argosy.model.assignment.HeldImage;
import io.argosy.model.assignment.Item.KeepItem;
import io.argosy.model.assignment.Item.TaskItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Gives images of kept releases a name of their own on the engine, so that `docker image prune` leaves them alone when a tag has moved on, and takes the name away when no release is kept that
/// needs it. An image without another name goes with it.
public final class KeptImages {
    private static final String MARK = "argosy.local/kept-";
    private static final int HEX = 24;

    private final Images images;
    private final String repository;

    /// @param cluster whose marks these are; an engine may have known others
    public KeptImages(Images images, String cluster) {
        this.images = images;
        this.repository = MARK + cluster.toLowerCase(Locale.ROOT);
    }

    static boolean isMark(String tag) {
        return tag.startsWith(MARK);
    }

    public void keep(Assignment assignment) {
        List<ImageIdentity> kept = new ArrayList<>();
        List<ImageIdentity> used = new ArrayList<>();
        assignment.items().values().forEach(item -> {
            if (item instanceof KeepItem keep) {
                kept.add(keep.image());
            } else if (item instanceof TaskItem task) {
                used.add(task.image());
            }
        });
        for (ImageInfo image : images.list()) {
            if (matches(image, kept)) {
                mark(image);
            } else if (!matches(image, used)) {
                unmark(image);
            }
        }
    }

    private static boolean matches(ImageInfo image, List<ImageIdentity> identities) {
        HeldImage held = new HeldImage(image.id(), image.tags(), image.digests(), image.created());
        return identities.stream().anyMatch(held::is);
    }

    private void mark(ImageInfo image) {
        String mark = repository + ":" + image.id().substring(image.id().indexOf(':') + 1).substring(0, HEX);
        if (!image.tags().contains(mark)) {
            images.tag(image.id(), mark);
        }
    }

    private void unmark(ImageInfo image) {
        for (String tag : image.tags()) {
            if (tag.startsWith(repository + ":")) {
                try {
                    images.remove(tag);
                } catch (EngineException.Conflict | EngineException.NotFound _) {
                    // A container that somebody else made uses it; or it is gone.
                }
            }
        }
    }
}
