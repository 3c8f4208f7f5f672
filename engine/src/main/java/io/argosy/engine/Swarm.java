package io.argosy.engine;

import io.argosy.model.network.SwarmPeer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Swarm mode of an engine: its part in a group of engines that share overlay networks. Used for nothing else.
public interface Swarm {
    SwarmState state();

    /// What a manager knows of the Swarm as a whole; empty on an engine that is no manager.
    ///
    /// @throws EngineException.Refused while no manager leads
    Optional<SwarmInfo> info();

    /// All members, this one too. For managers only.
    ///
    /// @throws EngineException.Refused while no manager leads
    List<SwarmPeer> members();

    /// Whether the managers hear this engine, so that they may let its containers onto overlays. A manager that began anew is not heard for some seconds, while managers find a leader; an engine that
    /// is no manager knows only that it takes part.
    boolean heard();

    /// Begins a Swarm with this engine as its first manager.
    ///
    /// @param address of this machine, at which other members reach it; overlays' traffic goes through it too
    /// @param addressPool in CIDR form: from where networks get addresses that nobody gave a range
    /// @throws EngineException.Refused when the engine is in a Swarm already
    void begin(String address, String addressPool, Map<String, String> labels);

    /// Joins as a worker. Blocks until it is one, for at most some twenty seconds; after that the engine goes on trying by itself.
    ///
    /// @param managers `HOST:PORT`
    /// @throws EngineException.Refused when the engine is in a Swarm already, or no manager took it
    void join(String address, List<String> managers, String token);

    /// Goes on as the only manager of the same Swarm, without the others.
    void restore(String address);

    /// Leaves whatever Swarm the engine is in, forcibly. One that is in none stays as it is.
    void leave();

    /// Makes another member a manager or a worker; done when it is so already. For managers only.
    void role(String member, boolean manager);

    /// Forgets another member, also one that is up. One that is not known is as good as forgotten. For managers only.
    void remove(String member);
}
