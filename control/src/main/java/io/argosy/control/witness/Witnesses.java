package io.argosy.control.witness;

import io.argosy.model.id.NodeId;
import io.argosy.model.witness.Sighting;
import io.argosy.model.witness.Suspect;
import java.util.List;

/// The nodes that can be asked for others.
@FunctionalInterface
public interface Witnesses {

    /// Nobody to ask.
    Witnesses NONE = (_, _) -> List.of();

    /// Has a connected node try to reach others. Waits for the answer, for seconds at most.
    ///
    /// @return what it says; nothing of nodes it did not try, and nothing at all when it does not answer
    List<Sighting> ask(NodeId witness, List<Suspect> suspects);
}
