package io.argosy.dockerapi.wire;

import io.argosy.dockerapi.fleet.FleetNode;

/// What became of a question to the engine of one node.
public sealed interface Told {

    FleetNode node();

    record Answered(FleetNode node, Reply reply) implements Told {}

    /// @param problem for people, without the node's name
    record Silent(FleetNode node, String problem) implements Told {}
}
