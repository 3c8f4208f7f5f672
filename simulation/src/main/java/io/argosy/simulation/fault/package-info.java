/// What goes wrong: faults, one after another and several at a time, each repaired after a while; and the election of another server when the leader is gone.
package io.argosy.simulation.fault;
