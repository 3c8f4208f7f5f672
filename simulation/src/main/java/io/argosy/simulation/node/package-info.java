/// Machines: an engine and a disk that outlive agents, and the agent's own logic run in turns of the timeline.
package io.argosy.simulation.node;
