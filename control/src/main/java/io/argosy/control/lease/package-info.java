/// Leases of exclusive tasks, on the leader's side. [io.argosy.control.lease.LeaseGrants] renews them for agents and
/// [io.argosy.control.lease.LeaseJudge] says which tasks may still run; both go by one [io.argosy.control.lease.LeaseLedger], which lives in memory and is measured by a
/// clock that nobody sets. Nothing of it is stored: a leader that begins takes every lease to have been granted at its beginning. A task that was given up is never granted a
/// lease again, by this leader because the ledger says so, by the next because the task was told to stop in the transaction that made its successor.
package io.argosy.control.lease;
