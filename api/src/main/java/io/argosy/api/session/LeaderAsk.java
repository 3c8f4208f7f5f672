package io.argosy.api.session;

/// Asks a server who leads, for as long as the call lasts. @param protocol version of the session protocol the agent speaks
public record LeaderAsk(int protocol) {}
