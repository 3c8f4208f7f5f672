package io.argosy.compose.convert;

import io.argosy.model.id.NetworkName;
import io.argosy.model.service.NetworkAttachment;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// The networks a service joins.
final class Attachments {
    private Attachments() {}

    static List<NetworkAttachment> of(Fields service) {
        var attachments = new ArrayList<NetworkAttachment>();
        service.entries("networks").forEach((name, network) -> service.findings().make(network, () -> attachment(name, network))
                .ifPresent(attachments::add));
        return attachments;
    }

    private static NetworkAttachment attachment(String name, Fields network) {
        return new NetworkAttachment(new NetworkName(name), new LinkedHashSet<>(network.texts("aliases")),
                network.text("ipv4_address"), network.text("ipv6_address"),
                network.whole("priority", Integer.MIN_VALUE, Integer.MAX_VALUE).map(Long::intValue).orElse(0));
    }
}
