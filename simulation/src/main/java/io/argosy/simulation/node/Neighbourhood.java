package io.argosy.simulation.node;

import io.argosy.control.witness.Witnesses;
import io.argosy.model.id.NodeId;
import io.argosy.model.witness.Sighting;
import io.argosy.model.witness.Sign;
import io.argosy.model.witness.Suspect;
import io.argosy.simulation.network.Network;
import java.util.List;
import java.util.Optional;

/// What machines see of each other when a server asks them.
///
/// @param server that asks
public record Neighbourhood(String server, Network network, List<Machine> machines) implements Witnesses {

    @Override
    public List<Sighting> ask(NodeId witness, List<Suspect> suspects) {
        Optional<Machine> asked = machines.stream().filter(machine -> machine.node().equals(Optional.of(witness))).findFirst()
                .filter(machine -> machine.connected() && network.bothWays(machine.name(), server));
        return asked.map(machine -> suspects.stream().map(suspect -> new Sighting(suspect.node(), sign(machine, suspect))).toList()).orElse(List.of());
    }

    private Sign sign(Machine from, Suspect suspect) {
        return machines.stream().filter(machine -> machine.address().equals(suspect.address())).findFirst()
                .filter(machine -> machine.on() && network.bothWays(from.name(), machine.name()))
                .map(Machine::agentSign).orElse(Sign.NOTHING);
    }
}
