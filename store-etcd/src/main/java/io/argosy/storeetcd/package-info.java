/// The store on etcd, for several servers of which one leads.
///
/// What always holds:
///
/// - All of it lies below one prefix: `mark` (format, fence and revision of the state), `leader` (who leads; bound to a lease, so that etcd removes it when the
///   leader is gone), `record/TABLE/PATH`.
/// - Every write compares the revision of `mark` and the creation of `leader` with what its writer knows, and writes `mark` anew. So it happens only if nobody
///   else wrote in between and the writer still leads, and it can be sent again without happening twice.
/// - [io.argosy.storeetcd.Picture] is the whole state at one revision of etcd. The leader's grows by its own writes, all others' by what etcd tells them.
/// - A leader that could not renew its lease stops leading before etcd lets go of it.
package io.argosy.storeetcd;
