package io.argosy.server.docker;

import io.argosy.dockerapi.http.WireInput;
import io.argosy.dockerapi.right.Admission;
import io.argosy.dockerapi.serve.Arrival;
import io.argosy.dockerapi.wire.ClientConnection;
import io.argosy.server.stream.NodeStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Supplier;

/// A client in a container of a node, over a byte stream of its agent.
final class GuestConnection implements Arrival, ClientConnection {

    private final Tunnel tunnel;
    private final WireInput input;
    private final Supplier<Admission> admission;

    /// @param admission whether it may ask, as it is when asked
    GuestConnection(NodeStream stream, Supplier<Admission> admission) {
        this.tunnel = new Tunnel(stream);
        this.input = new WireInput(tunnel.input());
        this.admission = admission;
    }

    @Override
    public ClientConnection enter() {
        return this;
    }

    @Override
    public Admission admission() {
        return admission.get();
    }

    @Override
    public WireInput input() {
        return input;
    }

    @Override
    public OutputStream output() {
        return tunnel.output();
    }

    @Override
    public void shutdownOutput() throws IOException {
        tunnel.output().close();
    }

    @Override
    public void close() {
        tunnel.close();
    }
}
