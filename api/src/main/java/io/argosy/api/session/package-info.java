/// The session between an agent and the server: one gRPC connection that the agent dials.
///
/// On it run one control call (agent messages up, server messages down) and any number of byte-stream calls. The server asks for a byte
/// stream by [io.argosy.api.session.ServerMessage.OpenStream]; the agent then calls with that id in the metadata, so nothing ever listens on a node. Control messages are JSON
/// records; fields and messages that a reader does not know are ignored, so versions one release apart work together.
package io.argosy.api.session;
