/// Programs in tasks, over a WebSocket.
///
/// The first message is text, a [io.argosy.api.rest.ExecRequest] as JSON. From then on messages are binary, each a
/// [io.argosy.api.session.Frame]: the byte of its channel, then its bytes. An empty STDIN frame ends the input. EXIT or FAILED is the last
/// message. Both directions wait while their reader is slow.
package io.argosy.server.exec;
