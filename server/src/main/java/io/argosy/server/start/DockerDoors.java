package io.argosy.server.start;

import java.util.Objects;
import java.util.Optional;

/// How Docker clients come in; nowhere unless told to.
///
/// @param socket of this machine, whose owner alone may use it
/// @param tls where clients with certificates are listened for
/// @param advertised where such clients reach this server, when that is not where it listens
public record DockerDoors(Optional<DockerListen> socket, Optional<Address> tls, Optional<Address> advertised) {

    public static final DockerDoors NONE = new DockerDoors(Optional.empty(), Optional.empty(), Optional.empty());

    public DockerDoors {
        Objects.requireNonNull(socket, "socket");
        Objects.requireNonNull(tls, "tls");
        Objects.requireNonNull(advertised, "advertised");
        if (advertised.isPresent() && tls.isEmpty()) {
            throw new IllegalArgumentException("--docker-advertise is of use only with --docker-tls");
        }
    }

    public DockerDoors with(DockerListen chosen) {
        return new DockerDoors(Optional.of(chosen), tls, advertised);
    }

    /// @param where clients reach it, when that is another address
    public DockerDoors with(Address listen, Optional<Address> where) {
        return new DockerDoors(socket, Optional.of(listen), where);
    }

    public boolean any() {
        return socket.isPresent() || tls.isPresent();
    }
}
