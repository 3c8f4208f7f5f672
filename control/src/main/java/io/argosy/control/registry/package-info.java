/// Credentials for registries. Admins bring them; they are sealed in the store, opened for the nodes whose images come from that registry, and in no view, event or audit record.
package io.argosy.control.registry;
