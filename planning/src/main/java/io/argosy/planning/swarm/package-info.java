/// Who is in the Swarm that carries the overlays, who of them manages it, and what becomes of it when managers are lost.
///
/// Engines join as workers; a manager, the steward, promotes, demotes and removes. One change of managers is under way at a time, so that their majority is never at
/// stake.
package io.argosy.planning.swarm;
