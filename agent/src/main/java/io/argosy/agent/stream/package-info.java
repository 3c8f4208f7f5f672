/// Byte streams that the server asks for: output of tasks, programs in them, image builds, images for and from other nodes, files.
///
/// The agent makes the call and serves it on a virtual thread, reading from the one side only as fast as the other takes, so that nothing piles up here.
package io.argosy.agent.stream;
