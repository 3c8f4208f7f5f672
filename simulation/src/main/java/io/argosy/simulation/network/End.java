package io.argosy.simulation.network;

import io.argosy.simulation.time.Life;

/// Who sits at one end of a connection.
///
/// @param <M> what it hears
public interface End<M> {

    /// The machine, as the network knows it.
    String place();

    Life life();

    void hear(M message);

    /// The connection is over. @param silent whether nothing was heard of the other end for too long
    void over(boolean silent);
}
