/// Turning Compose files into a draft, or into a preview that changes nothing.
///
/// Owns the checks that a deploy must pass and the records it writes: the app, a draft, contents, and a rollout that supersedes the
/// active one, all in one transaction with the audit record. Nothing runs when it returns; the loops take it from there.
package io.argosy.control.deploy;
