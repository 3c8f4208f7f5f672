package io.argosy.agent.supply;

import io.argosy.engine.RegistryLogin;
import io.argosy.model.assignment.Assignment;
import io.argosy.model.assignment.Item.RegistryItem;
import io.argosy.model.service.ImageReference;
import java.util.Optional;
import java.util.function.Supplier;

/// Credentials that the assignment brings for the registries of its images.
public final class RegistryLogins {
    private final Supplier<Assignment> assignment;

    public RegistryLogins(Supplier<Assignment> assignment) {
        this.assignment = assignment;
    }

    public Optional<RegistryLogin> of(String reference) {
        String key = "registry/" + ImageReference.parse(reference).registry();
        return assignment.get().items().get(key) instanceof RegistryItem item
                ? Optional.of(new RegistryLogin(item.username(), item.password()))
                : Optional.empty();
    }
}
