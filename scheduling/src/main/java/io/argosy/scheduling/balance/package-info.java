/// Which tasks would better be on other nodes, for a service to be spread as its scores want it.
///
/// What is an improvement is decided by the numbers of the service's own tasks alone, and each improvement makes them strictly more even: so improving comes to an end, whatever other services do.
package io.argosy.scheduling.balance;
