/// Forgetting: what is kept is bounded.
///
/// Events and audit records beyond a number go, oldest first. Of each app the newest releases stay, and besides them all that the app, its
/// rollout, its tasks and the kept releases themselves refer to. A version of a config or secret stays while a release or draft mounts it; the
/// newest version of one that people keep by hand always stays.
package io.argosy.control.retention;
