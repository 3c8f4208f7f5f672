/// What scenarios need to run Argosy for real on one machine: a Docker engine in a network namespace of its own, server and agent as child processes
/// in that namespace, the real command line, and conditions to wait for.
///
/// All state lies under one directory, which `script/cluster --down` removes with every process that belongs to it, before and after a run. Nothing here
/// stands in for a part of Argosy: the processes are those of `build/argosy`.
package io.argosy.e2e.harness;
