package io.argosy.server.wiring;

import io.argosy.control.content.AesGcmCipher;
import io.argosy.control.ControlPlane;
import io.argosy.control.trust.SealedAuthority;
import io.argosy.server.start.KeptSecret;
import io.argosy.server.start.StartFailure;
import io.argosy.store.Store;

/// The key with which the servers of a cluster seal what is secret. All of them have the same.
final class ClusterKey {

    private static final String REMEDY = "Copy DIR/key from the data directory of a server that works to %s, readable by its owner only, or name such a copy with --key-file.";

    private ClusterKey() {}

    /// The key in the file, which is made with the cluster's first server.
    ///
    /// @throws StartFailure when the cluster has another key
    static byte[] of(Store store, KeptSecret file) {
        boolean sealed = SealedAuthority.isIn(store.snapshot());
        if (sealed && !file.exists()) {
            throw new StartFailure("the cluster of this store has a key, and there is none in " + file.file(), REMEDY.formatted(file.file()));
        }
        byte[] key = file.bytes();
        if (sealed && !SealedAuthority.opensWith(store.snapshot(), new AesGcmCipher(key))) {
            throw new StartFailure("the key in " + file.file() + " is not that of this store's cluster", REMEDY.formatted(file.file()));
        }
        return key;
    }
}
