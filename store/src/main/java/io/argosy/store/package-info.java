/// The contract of the store: everything Argosy must not forget, in typed tables that change only in transactions.
///
/// What always holds, in every implementation:
///
/// - A [io.argosy.store.Snapshot] is the whole state at one revision. It never changes, costs nothing to take, and reading
///   it neither waits, copies nor decodes.
/// - A [io.argosy.store.Transaction] happens as a whole or not at all, and is durable when `commit` answers that it is.
///   Each one that changes something is a revision of its own; revisions grow by one.
/// - A transaction carries the [io.argosy.model.leadership.Fence] of its writer, and only the latest one is taken.
/// - Memory is never ahead of what is durable: whatever a snapshot shows survives a crash.
/// - A watcher hears of every change after its first snapshot, in order; several may come as one when it is slow.
///
/// Expected outcomes are [io.argosy.store.CommitResult]s; [io.argosy.store.StoreException] means that the disk or the
/// file failed. The limits are those of etcd, so that a transaction that one store takes is taken by all.
package io.argosy.store;
