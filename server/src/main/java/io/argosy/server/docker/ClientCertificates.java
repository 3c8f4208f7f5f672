package io.argosy.server.docker;

import io.argosy.api.rest.DockerCertificateRequest;
import io.argosy.control.ControlPlane;
import io.argosy.control.access.Caller;
import io.argosy.control.fault.Fault;
import io.argosy.control.fault.FaultCode;
import io.argosy.control.fault.Result;
import io.argosy.dockerapi.right.Role;
import io.argosy.model.join.KeyProof;
import io.argosy.server.start.Address;
import io.argosy.server.start.DockerDoors;
import io.argosy.server.trust.ClusterTrust;
import io.argosy.server.trust.IssuedCertificate;
import io.argosy.trust.ClientName;
import io.argosy.trust.Possession;
import java.security.PublicKey;
import java.util.Optional;

/// Certificates with which Docker clients show that they act for a token.
public final class ClientCertificates {

    private final ControlPlane control;
    private final ClusterTrust trust;
    private final Optional<String> host;
    private final int port;

    /// @param reached where others reach this server, when it was told
    /// @param port where clients with certificates are listened for; 0 when nowhere
    ClientCertificates(ControlPlane control, ClusterTrust trust, DockerDoors doors, Optional<Address> reached, int port) {
        this.control = control;
        this.trust = trust;
        this.host = DoorNames.told(doors, reached);
        this.port = doors.advertised().map(Address::port).orElse(port);
    }

    /// @param host where clients reach the server; absent where it listens on every address and was not told
    public record Issued(ClientName client, IssuedCertificate certificate, Optional<String> host, int port) {}

    /// A certificate that has the rights of the caller, or fewer. Its key stays with the caller.
    ///
    /// @param role the most it may do; all that the caller may when absent
    public Result<Issued> issue(Caller caller, KeyProof proof, Optional<String> role) {
        if (port == 0) {
            return Result.refused(FaultCode.WRONG_STATE, "this server listens for no Docker clients with certificates", "start it with --docker-tls HOST:PORT");
        }
        Optional<Role> most = DockerRoles.of(caller.role());
        Optional<Fault> fault = caller.mayNot(io.argosy.control.access.Role.VIEWER);
        if (fault.isPresent() || most.isEmpty()) {
            return Result.refused(fault.orElseGet(() -> Fault.of(FaultCode.FORBIDDEN, "a token of an agent is for no Docker client", "use a token of another role")));
        }
        Optional<Role> wanted = role.map(DockerRoles::parse).orElse(most);
        if (wanted.isEmpty()) {
            return Result.refused(FaultCode.INVALID_REQUEST, "'%.80s' is no role of Docker clients".formatted(role.orElse("")), "use admin, operator or viewer");
        }
        if (!most.get().includes(wanted.get())) {
            return Result.refused(FaultCode.FORBIDDEN, "%s is %s, and cannot have a certificate for %s".formatted(caller.who(), most.get().word(), wanted.get().word()), "use a token with that role");
        }
        Optional<PublicKey> key = Possession.proven(proof, DockerCertificateRequest.CHALLENGE);
        if (key.isEmpty()) {
            return Result.refused(FaultCode.INVALID_REQUEST, "the key is not proven to be the caller's", "send a key of the curve P-256, signed over the challenge '" + DockerCertificateRequest.CHALLENGE + "'");
        }
        ClientName client = new ClientName(caller.who(), wanted.get().word());
        control.audits().note(caller, "docker.certificate", client.token(), client.role());
        return Result.done(new Issued(client, trust.issue(client, key.get()), host, port));
    }
}
