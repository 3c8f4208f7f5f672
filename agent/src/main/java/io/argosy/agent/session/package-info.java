/// The agent's end of the session.
///
/// [io.argosy.agent.session.SessionClient] dials, greets, and dials again with back-off for as long as the agent lives. What the server says goes through [io.argosy.agent.session.Orders], which refuses what comes from
/// before the highest fence on disk and has each assignment on disk before anybody acts on it. What the agent has to say waits in the [io.argosy.agent.session.Outbox], newest of each key.
package io.argosy.agent.session;
