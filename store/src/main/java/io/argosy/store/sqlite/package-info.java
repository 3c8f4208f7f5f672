/// The store in one SQLite file, `argosy.db`, for a single server.
///
/// What always holds: only one process has the directory open (`argosy.lock`); a commit is answered after the write-ahead
/// log is on disk (`synchronous=FULL`); readers see a state only after that. All work on the file is done by the thread of
/// [io.argosy.store.sqlite.Writer], because calls into SQLite hold on to the thread that makes them; backups have their own.
package io.argosy.store.sqlite;
