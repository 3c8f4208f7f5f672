/// The engine's part in the Swarm that carries overlay networks, as far as the server gives it one.
///
/// [io.argosy.agent.swarm.SwarmStep] decides, [io.argosy.agent.swarm.SwarmDuty] does it and reports what is. An engine in a Swarm that this agent did not lead it into is never
/// changed but on a word that names its very membership. Overlays are made and removed only where the engine is a manager, and only on the server's word.
package io.argosy.agent.swarm;
