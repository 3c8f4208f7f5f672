package io.argosy.store.backup;

import io.argosy.model.leadership.Fence;
import java.util.Optional;
import java.util.function.Consumer;

/// A place where a state can be put in whole.
public interface BackupTarget {

    /// What is there; absent when there is nothing that could be lost.
    ///
    /// @throws io.argosy.store.StoreException when it is in use, or not to be read
    Optional<Fence> occupied();

    /// The highest fence that anybody may have seen of this place.
    Fence latest();

    /// Puts these records in place of all that is there. When it fails, the place has its old state, or one that no server opens.
    ///
    /// @param records tells each one of its records
    /// @throws io.argosy.store.StoreException when a server runs there, or it cannot be written
    void replace(Fence fence, long revision, Consumer<Consumer<RawRecord>> records);
}
