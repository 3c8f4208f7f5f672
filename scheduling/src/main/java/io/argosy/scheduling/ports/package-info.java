/// Ports that the gateway publishes: each belongs to one service of one app in the whole cluster.
package io.argosy.scheduling.ports;
