package io.argosy.server.start;

import io.argosy.dockerapi.right.Privilege;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How Docker clients come in; nowhere unless told to.
///
/// @param socket of this machine, whose owner alone may use it
/// @param tls where clients with certificates are listened for
/// @param advertised where such clients reach this server, when that is not where it listens
/// @param allowed what operators may have that is the admins' unless told otherwise
public record DockerDoors(Optional<DockerListen> socket, Optional<Address> tls, Optional<Address> advertised, Set<Privilege> allowed) {

    public static final DockerDoors NONE = new DockerDoors(Optional.empty(), Optional.empty(), Optional.empty(), Set.of());

    public DockerDoors {
        Objects.requireNonNull(socket, "socket");
        Objects.requireNonNull(tls, "tls");
        Objects.requireNonNull(advertised, "advertised");
        allowed = Set.copyOf(allowed);
        if (advertised.isPresent() && tls.isEmpty()) {
            throw new IllegalArgumentException("--docker-advertise is of use only with --docker-tls");
        }
    }

    public DockerDoors with(DockerListen chosen) {
        return new DockerDoors(Optional.of(chosen), tls, advertised, allowed);
    }

    /// @param where clients reach it, when that is another address
    public DockerDoors with(Address listen, Optional<Address> where) {
        return new DockerDoors(socket, Optional.of(listen), where, allowed);
    }

    /// @param words with commas between them
    /// @throws IllegalArgumentException when one is none
    public static Set<Privilege> privileges(String words) {
        return Stream.of(words.split(",")).map(String::strip)
                .map(word -> Privilege.parse(word).orElseThrow(() -> new IllegalArgumentException("'" + word + "' is not one of " + Privilege.words()))).collect(Collectors.toUnmodifiableSet());
    }

    /// What [#privileges] reads.
    public String allowedWords() {
        return allowed.stream().map(Privilege::word).sorted().collect(Collectors.joining(","));
    }
}
