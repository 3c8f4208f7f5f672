/// What people ask of the cluster, and what was answered: only what was acknowledged counts.
package io.argosy.simulation.people;
