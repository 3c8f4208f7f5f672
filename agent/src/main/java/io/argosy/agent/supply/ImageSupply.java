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

/// Images of tasks. An image that several tasks want is had once, while the others wait.
public final class ImageSupply {
    private final Images images;
    private final RegistryLogins logins;
    private final ImagePeers peers;
    private final Map<String, ReentrantLock> pulls = new ConcurrentHashMap<>();

    public ImageSupply(Images images, RegistryLogins logins, ImagePeers peers) {
        this.images = images;
        this.logins = logins;
        this.peers = peers;
    }

    /// Blocks until the engine has the image of that identity: from its registry where one is known and gives it, else from another node.
    ///
    /// @return its id on this engine
    /// @throws Unfit when it is not here and cannot be had
    /// @throws Awaited when it cannot be had now
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
        if (identity.digest().isPresent()) {
            pullOrFetch(identity, spec, percent);
        } else {
            peers.fetch(identity, percent);
        }
        return find(identity).orElseThrow(() -> new Unfit("image %s (%s) came, but is not there".formatted(spec.reference(), identity)));
    }

    /// A registry that does not give the image may be away, or never have had it.
    private void pullOrFetch(ImageIdentity identity, ImageSpec spec, IntConsumer percent) {
        String digest = identity.digest().orElseThrow();
        try {
            images.pull(digest, spec.platform(), logins.of(digest), percent);
        } catch (EngineException.NotFound | EngineException.Refused e) {
            try {
                peers.fetch(identity, percent);
            } catch (Unfit none) {
                throw new Unfit("image %s cannot be pulled: %s; and %s".formatted(digest, e.getMessage(), none.getMessage()));
            }
        }
    }
}
