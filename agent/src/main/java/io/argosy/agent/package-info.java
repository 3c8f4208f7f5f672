/// The agent's process: options, parts put together, start and end.
package io.argosy.agent;
