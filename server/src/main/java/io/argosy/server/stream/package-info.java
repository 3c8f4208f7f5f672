/// Byte streams between people and tasks: opened on the server's word, carried by calls that agents make.
///
/// [io.argosy.server.stream.StreamBroker] asks the agent of a node for a stream and waits for its call.
/// [io.argosy.server.stream.NodeStream] is the stream afterwards: blocking on both sides, with bounded buffers, so that a slow reader slows the
/// container and not the server's memory. A stream that is closed early is cancelled on the node; a node that goes away breaks its streams.
///
/// A gRPC server cannot half-close, so the end of input is an empty STDIN frame.
package io.argosy.server.stream;
