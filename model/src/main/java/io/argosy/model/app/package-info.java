/// Apps, their releases, and the way from one release to another.
///
/// Users write [io.argosy.model.app.App] and, by deploying, a [io.argosy.model.app.Draft]. The loops turn a draft into an immutable
/// [io.argosy.model.app.Release] by pinning its images, and carry a [io.argosy.model.app.Rollout] through its phases.
package io.argosy.model.app;
