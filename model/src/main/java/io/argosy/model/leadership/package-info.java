/// Which server may write and command. Whoever keeps the highest [io.argosy.model.leadership.Fence] it saw and refuses
/// lower ones cannot be misled by a server that does not know it was replaced.
package io.argosy.model.leadership;
