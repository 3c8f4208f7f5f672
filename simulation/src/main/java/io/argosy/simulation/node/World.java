package io.argosy.simulation.node;

import io.argosy.codec.Json;
import io.argosy.simulation.network.Network;
import io.argosy.simulation.server.SimulatedServer;
import io.argosy.simulation.time.Chance;
import io.argosy.simulation.time.Timeline;
import io.argosy.testkit.engine.FakeLan;
import java.util.List;

/// What machines have in common.
///
/// @param servers that agents know of
public record World(Timeline timeline, Chance chance, Network network, FakeLan lan, List<SimulatedServer> servers, Json json) {}
