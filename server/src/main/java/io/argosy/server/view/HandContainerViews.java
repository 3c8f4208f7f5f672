package io.argosy.server.view;

import io.argosy.api.rest.HandContainerView;
import io.argosy.control.hand.PlacedContainer;
import io.argosy.model.hand.HandContainer;

/// Containers made by hand.
public final class HandContainerViews {

    private HandContainerViews() {}

    public static HandContainerView of(PlacedContainer placed) {
        HandContainer container = placed.container();
        return new HandContainerView(container.id(), container.name(), container.image(), placed.node(), placed.nodeState(),
                container.ports().stream().map(port -> (port.address().isEmpty() ? "" : port.address() + ":") + port.port() + "/" + port.protocol()).toList(), container.by(), container.madeAt());
    }
}
