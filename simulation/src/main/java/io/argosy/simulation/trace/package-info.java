/// What happened in a run: its last lines to read, all of it as one number to compare.
package io.argosy.simulation.trace;
