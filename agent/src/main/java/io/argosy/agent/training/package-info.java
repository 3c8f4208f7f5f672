/// A rehearsal of an agent's life, so that the JDK's start cache knows the classes it loads. Run once by the build, never by users.
///
/// Engine and server are stand-ins within the same process: the engine agrees to everything and remembers nothing but what it was told, the server has one task to give. Nothing here needs root,
/// Docker or the network.
package io.argosy.agent.training;
