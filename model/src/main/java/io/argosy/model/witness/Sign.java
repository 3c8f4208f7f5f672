package io.argosy.model.witness;

/// What a witness found when it tried to reach a node several times, strongest first.
public enum Sign {
    /// Its agent answered, and named the node.
    AGENT,
    /// Its machine takes connections for the agent, which says nothing: it is stopped, hangs, or gets no time.
    STALLED,
    /// Its machine answers that no agent is there.
    ENDED,
    /// Its machine answers on a port of the engine; the agent's port is silent, as behind a firewall.
    MACHINE,
    /// Nothing at all came back.
    NOTHING;

    /// Whether the machine is there, so that its containers most likely run.
    public boolean ofLife() {
        return this != NOTHING;
    }
}
