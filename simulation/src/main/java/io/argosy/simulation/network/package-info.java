/// The network between machines: connections that keep the order of what is said on them, delay, partitions of one direction or both, and ends that find out late that nobody is there.
package io.argosy.simulation.network;
