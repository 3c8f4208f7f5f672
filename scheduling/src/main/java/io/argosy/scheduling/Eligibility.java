package io.argosy.scheduling;

import io.argosy.model.service.ServiceSpec;
import io.argosy.scheduling.cluster.Attributes;
import io.argosy.scheduling.cluster.NodeSnapshot;

/// Whether a node is one that a global service wants a task on, whatever is free there.
public final class Eligibility {

    private Eligibility() {}

    public static boolean eligible(NodeSnapshot node, ServiceSpec spec) {
        return node.active() && spec.placement().constraints().stream().allMatch(constraint -> Attributes.satisfies(node, constraint));
    }
}
