/// The agent as a service that systemd starts with the machine and starts again when it ends.
package io.argosy.agent.install;
