/// A route table as HAProxy configuration, and the way from what runs to what is wanted.
///
/// Backends are rendered with spare server slots, so that tasks come and go by commands of the Runtime API. What cannot be said in commands (another
/// listening address, another backend, more slots) changes the [io.argosy.gateway.config.Layout]'s fingerprint and needs a reload. The
/// fingerprint is written into the configuration and read back from the running process: no other memory is needed to know what runs.
package io.argosy.gateway.config;
