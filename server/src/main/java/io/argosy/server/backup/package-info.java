/// `argosy server backup` and `argosy server restore`: the state of a server as one file, and back, also into another kind of store.
///
/// They open stores by themselves and need no running server. What a backup is, and what a restore promises, is in `io.argosy.store.backup`.
package io.argosy.server.backup;
