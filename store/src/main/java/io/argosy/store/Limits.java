package io.argosy.store;

/// What every store takes. The numbers are the ones etcd is shipped with, less room for the fence and the framing.
public final class Limits {

    /// Puts, deletes and appends of one transaction; as many expectations come on top.
    public static final int OPERATIONS = 100;

    /// Keys and encoded values of one transaction, in bytes.
    public static final int TRANSACTION_BYTES = 1024 * 1024;

    /// Characters of a key's path.
    public static final int KEY_LENGTH = 512;

    private Limits() {}
}
