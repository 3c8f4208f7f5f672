package io.argosy.server.docker;

import io.argosy.control.ControlPlane;
import io.argosy.control.content.SecretCipher;
import io.argosy.control.server.ServerCard;
import io.argosy.dockerapi.serve.VirtualEngine;
import io.argosy.server.session.SessionServer;
import io.argosy.server.start.Address;
import io.argosy.server.start.DockerDoors;
import io.argosy.server.start.DockerListen;
import io.argosy.server.start.Standing;
import io.argosy.server.start.StartFailure;
import io.argosy.server.trust.ClusterTrust;
import io.argosy.server.trust.Tls;
import java.io.IOException;
import java.time.InstantSource;

/// The virtual engine of this server with its doors, open until it is closed.
public final class DockerService implements AutoCloseable {

    private final VirtualEngine engine;
    private final ClientCertificates certificates;

    private DockerService(VirtualEngine engine, ClientCertificates certificates) {
        this.engine = engine;
        this.certificates = certificates;
    }

    /// @param standing how this server stands among others
    /// @param card by which others find this server
    /// @throws StartFailure when clients cannot be listened for
    public static DockerService open(DockerDoors doors, ControlPlane control, SessionServer sessions, SecretCipher cipher, ClusterTrust trust, Standing standing, ServerCard card) {
        SocketGrants grants = new SocketGrants(cipher);
        Doorkeeper doorkeeper = new Doorkeeper(control, trust, doors.allowed());
        TunnelFleet fleet = new TunnelFleet(control, sessions.streams(), grants);
        VirtualEngine engine = new VirtualEngine(fleet, fleet, InstantSource.system());
        try {
            doors.socket().ifPresent(socket -> listen(engine, socket));
            int port = doors.tls().map(address -> listen(engine, address, doors, card, doorkeeper, trust)).orElse(0);
            sessions.whenGuest(new AgentGuests(engine, sessions.streams(), grants, doorkeeper));
            return new DockerService(engine, new ClientCertificates(control, trust, doors, standing.rest(), port));
        } catch (RuntimeException e) {
            close(engine, e);
            throw e;
        }
    }

    private static void listen(VirtualEngine engine, DockerListen socket) {
        try {
            engine.listen(socket.socket());
        } catch (IOException e) {
            throw new StartFailure("Docker clients cannot be listened for on " + socket + ": " + e.getMessage(), "Choose another with --docker-listen, in a directory that is there.", e);
        }
    }

    private static int listen(VirtualEngine engine, Address address, DockerDoors doors, ServerCard card, Doorkeeper doorkeeper, ClusterTrust trust) {
        try {
            return engine.listen(address.resolve(), Tls.of(trust, DoorNames.of(doors, card)), doorkeeper);
        } catch (IOException e) {
            throw new StartFailure("Docker clients cannot be listened for on " + address + ": " + e.getMessage(), "Stop what uses it, or choose another with --docker-tls.", e);
        }
    }

    private static void close(VirtualEngine engine, RuntimeException cause) {
        try {
            engine.close();
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    public ClientCertificates certificates() {
        return certificates;
    }

    @Override
    public void close() throws IOException {
        engine.close();
    }
}
