/// A cluster of one run: store, servers, machines and network, put together from a seed.
package io.argosy.simulation.cluster;
