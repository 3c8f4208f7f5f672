package io.argosy.control.assign;

import io.argosy.control.registry.RegistryVault;
import io.argosy.model.assignment.Item;
import io.argosy.model.assignment.Item.RegistryItem;
import io.argosy.model.service.ImageReference;
import io.argosy.store.Snapshot;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/// Credentials for the registries that images of an assignment come from, and for no others.
final class PullLogins {

    private PullLogins() {}

    static List<RegistryItem> items(Snapshot snapshot, Collection<Item> items, RegistryVault logins) {
        return items.stream()
                .flatMap(PullLogins::references)
                .map(reference -> ImageReference.parse(reference).registry())
                .distinct()
                .flatMap(host -> logins.item(snapshot, host).stream())
                .toList();
    }

    /// What the agent may pull for an item. Tasks pull what their release was pinned to.
    private static Stream<String> references(Item item) {
        return switch (item) {
            case Item.ImageItem image -> Stream.of(image.image().reference());
            case Item.TaskItem task -> task.image().digest().stream();
            case Item _ -> Stream.empty();
        };
    }
}
