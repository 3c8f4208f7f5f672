package io.argosy.control.witness;

/// How many nodes may be lost at once. When more than half of the nodes that should be there are silent, it is most likely the server that is cut off from the others, whatever those say that it still
/// hears: then nobody is lost before the usual patience ends. A zone of two or more is no more than half.
final class Share {

    private Share() {}

    /// @param silent nodes that should be there and are not heard
    /// @param expected nodes that should be there
    static boolean plausible(long silent, long expected) {
        return 2 * silent <= expected;
    }
}
