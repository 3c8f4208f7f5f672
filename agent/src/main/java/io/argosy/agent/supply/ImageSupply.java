package io.argosy.agent.supply;

import io.argosy.engine.EngineException;
import io.argosy.engine.ImageInfo;
import io.argosy.engine.Images;
import io.argosy.model.app.ImageIdentity;
import io.argosy.model.service.ImageSpec;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntConsumer;

/// Images of tasks. An image that several tasks want is pulled once, while the others wait.
public final class ImageSupply {
    private final Images images;
    private final Map<String, ReentrantLock> pulls = new ConcurrentHashMap<>();

    public ImageSupply(Images images) {
        this.images = images;
    }

    /// Blocks until the engine has the image of that identity, pulling it where its registry is known.
    ///
    /// @return its id on this engine
    /// @throws Unfit when it is not here and cannot be had
    public String ensure(ImageIdentity identity, ImageSpec spec, IntConsumer percent) {
        Optional<String> here = find(identity);
        if (here.isPresent()) {
            return here.get();
        }
        ReentrantLock pull = pulls.computeIfAbsent(identity.toString(), _ -> new ReentrantLock());
        pull.lock();
        try {
            return find(identity).orElseGet(() -> fetch(identity, spec, percent));
        } finally {
            pull.unlock();
        }
    }

    private Optional<String> find(ImageIdentity identity) {
        return images.inspect(identity.id()).or(() -> identity.digest().flatMap(images::inspect)).map(ImageInfo::id);
    }

    private String fetch(ImageIdentity identity, ImageSpec spec, IntConsumer percent) {
        String digest = identity.digest().orElseThrow(() -> new Unfit(
                "image %s (%s) is not on this node, and no registry is known to have it: load or build it here, or push it to a registry"
                        .formatted(spec.reference(), identity.id())));
        try {
            images.pull(digest, spec.platform(), percent);
        } catch (EngineException.NotFound e) {
            throw new Unfit("image %s cannot be pulled: %s".formatted(digest, e.getMessage()));
        }
        return find(identity).orElseThrow(() -> new Unfit("image %s was pulled, but is not there".formatted(digest)));
    }
}
