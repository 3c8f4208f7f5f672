/// The port to a Docker engine: what Argosy asks of one, in its own small records.
///
/// [io.argosy.engine.Engine] and what hangs on it block until the engine answered, from any thread, virtual ones above all. What the engine
/// cannot or will not do is an [io.argosy.engine.EngineException] of a kind that callers decide by. A thing that is not there is an empty Optional where it was
/// only asked for, and [io.argosy.engine.EngineException.NotFound] where something was to be done to it.
///
/// Two engines implement the port and pass one contract suite: the real one in `docker`, and the testkit's fake.
package io.argosy.engine;
