package io.argosy.agent.supply;

import io.argosy.model.app.ImageIdentity;
import java.util.function.IntConsumer;

/// The other nodes, as far as they have images.
@FunctionalInterface
public interface ImagePeers {
    /// Blocks until one of them has given the image to this node's engine.
    ///
    /// @param percent told how much has come
    /// @throws Unfit when none has it
    /// @throws Awaited when none can give it now
    void fetch(ImageIdentity image, IntConsumer percent);
}
