/// A cluster on virtual time: the real control loops, planners, agent logic and store contract, with fake engines, in one thread, driven by one seed. See docs/design/simulation.md.
package io.argosy.simulation;
