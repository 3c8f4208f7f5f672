/// Failures at random, on real engines, while an app serves and people deploy: a [Weather] of [Fault]s in one zone at a time, [Traffic] that does not
/// wait for answers, [Tenant]s that never rest. What they were promised is checked when all is healed: [Convergence], [Ledger], [Account].
///
/// The seed fixes what is done and for how long; how it meets what the cluster does at that moment is left to chance.
package io.argosy.e2e.chaos;
