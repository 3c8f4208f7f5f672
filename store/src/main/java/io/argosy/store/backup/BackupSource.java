package io.argosy.store.backup;

import java.util.function.Consumer;

/// A state to make a backup of, as of one revision.
public interface BackupSource {

    /// @param begin is told what it is before the first record
    /// @throws io.argosy.store.StoreException when it cannot be read
    void read(Consumer<BackupHeader> begin, Consumer<RawRecord> each);
}
