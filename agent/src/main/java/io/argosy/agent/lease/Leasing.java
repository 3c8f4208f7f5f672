package io.argosy.agent.lease;

import io.argosy.api.session.AgentMessage.KeepLeases;
import java.util.function.Consumer;

/// What leases are kept with.
///
/// @param say tells the server; returns at once, and does nothing without a session
public record Leasing(LeaseFiles files, Guard guard, Boottime clock, Consumer<KeepLeases> say) {}
