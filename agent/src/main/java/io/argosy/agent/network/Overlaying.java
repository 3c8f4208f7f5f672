package io.argosy.agent.network;

import java.util.function.Supplier;

/// What overlays are used with on this node.
///
/// @param address of this node, at which other nodes reach it
/// @param names the address that containers ask names at, over their default route
public record Overlaying(Companion companion, PauseImage image, HostNetwork host, Supplier<String> address, String names) {}
