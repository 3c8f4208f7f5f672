/// Configs and secrets: named contents of a space, each change a new version that releases refer to.
///
/// Bytes of secrets are encrypted before they reach the store and are given to nobody but the agents whose tasks mount them. A version is
/// kept while a kept release mounts it.
package io.argosy.control.content;
