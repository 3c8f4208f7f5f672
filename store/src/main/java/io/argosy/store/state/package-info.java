/// What the implementations of the store share: the state as persistent maps of decoded values, the rules by which a
/// transaction changes it, and the telling of watchers.
///
/// [io.argosy.store.state.State] is pure: a commit is computed from it first, made durable by the implementation second,
/// and shown to readers last, through [io.argosy.store.state.Publication].
package io.argosy.store.state;
