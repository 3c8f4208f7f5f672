package io.argosy.control.access;

import io.argosy.control.fault.Fault;
import io.argosy.control.fault.FaultCode;
import io.argosy.model.id.SpaceName;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/// Who asks.
///
/// @param who the name of the token, or of a part of the server
/// @param space the only space in which the role holds; absent for all
public record Caller(String who, Role role, Optional<SpaceName> space) {

    public Caller {
        Objects.requireNonNull(who, "who");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(space, "space");
    }

    /// Why the caller may not do in this space what asks for this role; empty when it may.
    public Optional<Fault> mayNot(Role needed, SpaceName in) {
        if (space.isPresent() && !space.get().equals(in)) {
            return Optional.of(Fault.of(FaultCode.FORBIDDEN,
                    "%s has rights in space %s, not in %s".formatted(who, space.get(), in), "use a token of space " + in));
        }
        return lacks(needed);
    }

    /// Why the caller may not do for the whole cluster what asks for this role; empty when it may.
    public Optional<Fault> mayNot(Role needed) {
        if (space.isPresent()) {
            return Optional.of(Fault.of(FaultCode.FORBIDDEN,
                    "%s has rights in space %s only".formatted(who, space.get()), "use a token that is bound to no space"));
        }
        return lacks(needed);
    }

    /// Whether the caller may look at things of this space.
    public boolean sees(SpaceName in) {
        return mayNot(Role.VIEWER, in).isEmpty();
    }

    private Optional<Fault> lacks(Role needed) {
        if (role.includes(needed)) {
            return Optional.empty();
        }
        return Optional.of(Fault.of(FaultCode.FORBIDDEN,
                "%s is %s, and this asks for %s".formatted(who, word(role), word(needed)), "use a token with that role"));
    }

    private static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
