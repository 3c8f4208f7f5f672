/// Whether machines reach each other: on the ports that nodes need, when one joins ([io.argosy.agent.reach.ReachChecks]); and at all, when the server no longer hears one
/// ([io.argosy.agent.reach.Scout] tries, [io.argosy.agent.reach.LifeEar] is what is tried).
package io.argosy.agent.reach;
