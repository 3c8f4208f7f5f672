/// Listens for clients and speaks to them.
///
/// A virtual thread a connection: [io.argosy.dockerapi.serve.Conversation] reads one request after the other and has each answered. Blocking reads and writes are the back-pressure; half-closing is a `shutdown` of the socket. See decision 90.
package io.argosy.dockerapi.serve;
