/// HTTP/1.1 over a Unix socket, as far as an engine speaks it: one connection a call, bodies streamed both ways, and upgrades to raw
/// bytes whose two directions end independently.
///
/// Reads and writes block without holding a platform thread when called on a virtual one. A call with a time limit is cut off by closing its
/// connection. Knows nothing of Docker.
package io.argosy.engine.http;
