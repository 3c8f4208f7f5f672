/// Calls to engines, and a client's exchange carried through to one.
///
/// [io.argosy.dockerapi.wire.Engines] asks one engine or all of them, with a deadline, so that no call hangs because one node does. [io.argosy.dockerapi.wire.Passage] carries a whole exchange, body by body, both directions
/// at once, and goes over to raw bytes where the engine does. [io.argosy.dockerapi.wire.Exchange] is a client's request and what it is answered.
///
/// One thread answers an exchange. While it does, at most one other reads what the client sends: the body, then nothing but whether the client is still there.
package io.argosy.dockerapi.wire;
