/// Server processes: the real control plane on a store that servers share, and the server's side of sessions.
package io.argosy.simulation.server;
