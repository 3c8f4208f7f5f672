package io.argosy.store.backup;

import io.argosy.model.leadership.Fence;
import io.argosy.store.Catalog;
import io.argosy.store.StoreException;
import io.argosy.store.StoreException.Kind;
import java.time.InstantSource;

/// How a backup becomes the state of a place: as a new incarnation, higher than what anybody saw of the backup's state and of the place's.
///
/// @param force whether a state that is there already is given up
public record Restore(BackupFile file, Catalog catalog, boolean force, InstantSource clock) {

    /// @throws StoreException when the file is not whole, the place has a state and `force` is not set, or a server runs there
    public BackupFile.Content into(BackupTarget target) {
        BackupFile.Content content = file.check(catalog);
        if (!force && target.occupied().isPresent()) {
            throw new StoreException(Kind.IN_USE, "there is a state already, of incarnation " + target.occupied().get().incarnation(),
                    "make a backup of it, and give --force to put this one in its place", null);
        }
        target.replace(fence(content.header().fence(), target.latest()), content.header().revision(), each -> file.read(each));
        return content;
    }

    private Fence fence(Fence backup, Fence latest) {
        Fence higher = backup.compareTo(latest) > 0 ? backup : latest;
        return higher.nextIncarnation(clock.instant().getEpochSecond());
    }
}
