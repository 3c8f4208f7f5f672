/// What must always hold, checked after every event, and what must hold in the end.
package io.argosy.simulation.check;
