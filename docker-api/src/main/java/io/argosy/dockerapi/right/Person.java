package io.argosy.dockerapi.right;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Who asks.
///
/// @param who for people: the name of a token, or of a socket
/// @param privileges that the role does not give by itself
public record Person(String who, Role role, Set<Privilege> privileges) {

    public Person {
        Objects.requireNonNull(who, "who");
        Objects.requireNonNull(role, "role");
        privileges = Set.copyOf(privileges);
    }

    /// With what the role gives.
    public Person(String who, Role role) {
        this(who, role, Set.of());
    }

    /// Whether nothing is kept from this person.
    public boolean isFree() {
        return role == Role.ADMIN || privileges.containsAll(EnumSet.allOf(Privilege.class));
    }

    public boolean has(Privilege privilege) {
        return role == Role.ADMIN || privileges.contains(privilege);
    }

    /// Why this person may not have what is demanded, for people; empty when it may.
    public Optional<String> lacks(List<Demand> demands) {
        return demands.stream().filter(demand -> !has(demand.privilege())).findFirst().map(demand ->
                "%s needs the role admin, and %s is %s: use a token with that role, or start the server with --docker-allow %s"
                        .formatted(demand.words(), who, role.word(), demand.privilege().word()));
    }
}
