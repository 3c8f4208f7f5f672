package io.argosy.store.state;

import io.argosy.store.Key;

/// A changed record, as the disk sees it.
public sealed interface Row {

    Key key();

    /// @param json the encoded value; never changed after
    record Written(Key key, byte[] json, long revision) implements Row {
    }

    record Gone(Key key) implements Row {
    }
}
