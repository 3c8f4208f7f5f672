package io.argosy.server.docker;

import io.argosy.control.access.Caller;
import io.argosy.dockerapi.right.Person;
import io.argosy.dockerapi.right.Role;
import java.util.Arrays;
import java.util.Optional;

/// Roles of tokens as roles of Docker clients, and back.
final class DockerRoles {

    private DockerRoles() {}

    /// Empty for a role that Docker clients do not have.
    static Optional<Role> of(io.argosy.control.access.Role role) {
        return switch (role) {
            case ADMIN -> Optional.of(Role.ADMIN);
            case OPERATOR -> Optional.of(Role.OPERATOR);
            case VIEWER -> Optional.of(Role.VIEWER);
            case AGENT -> Optional.empty();
        };
    }

    static Optional<Role> parse(String word) {
        return Arrays.stream(Role.values()).filter(role -> role.word().equals(word)).findFirst();
    }

    /// What a certificate for that role may do whose token has this one.
    static Optional<Role> least(io.argosy.control.access.Role token, String certificate) {
        return of(token).flatMap(most -> parse(certificate).map(role -> most.includes(role) ? role : most));
    }

    static Caller caller(Person person) {
        return new Caller(person.who(), switch (person.role()) {
            case ADMIN -> io.argosy.control.access.Role.ADMIN;
            case OPERATOR -> io.argosy.control.access.Role.OPERATOR;
            case VIEWER -> io.argosy.control.access.Role.VIEWER;
        }, Optional.empty());
    }
}
