package io.argosy.scheduling;

import io.argosy.model.id.SpaceName;
import io.argosy.model.service.ServiceSpec;
import io.argosy.scheduling.cluster.Attributes;
import io.argosy.scheduling.cluster.NodeSnapshot;

/// Whether a node is one that a global service wants a task on, whatever is free there.
public final class Eligibility {

    private Eligibility() {}

    public static boolean eligible(NodeSnapshot node, SpaceName space, ServiceSpec spec) {
        return node.active()
                && node.takes(space)
                && spec.image().platform().filter(platform -> !Attributes.runs(node, platform)).isEmpty()
                && spec.placement().constraints().stream().allMatch(constraint -> Attributes.satisfies(node, constraint));
    }
}
