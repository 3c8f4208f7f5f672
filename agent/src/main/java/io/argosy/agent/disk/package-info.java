/// What the agent keeps on its disk: who it is, the highest fence it saw, its last assignment, and what became of its tasks.
///
/// Files are replaced as a whole and are on disk before the call returns, so a kill leaves the old or the new one. A file that cannot be read is left out with a
/// warning: everything here can be told again by the server or found on the engine.
package io.argosy.agent.disk;
