/// How a rollout goes: which new tasks proved themselves, which failed, and what follows.
///
/// The book keeps what only time shows (when a task was first seen ready, when a batch began) in the [io.argosy.model.app.Rollout] itself, so that a server that
/// comes back goes on where the last one was.
package io.argosy.planning.rollout;
