/// How fast tasks get nodes, on a cluster that is full already.
package io.argosy.benchmarks.placement;
