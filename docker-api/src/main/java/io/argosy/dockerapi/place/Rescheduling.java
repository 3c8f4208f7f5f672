package io.argosy.dockerapi.place;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// Whether a container is made again when its node is lost, as classic Swarm's clients say it: `reschedule:on-node-failure` in the environment, or the label `com.docker.swarm.reschedule-policies`.
public final class Rescheduling {

    private static final String PREFIX = "reschedule:";
    private static final String LABEL = "com.docker.swarm.reschedule-policies";
    private static final String ON_NODE_FAILURE = "on-node-failure";
    private static final List<String> KNOWN = List.of(ON_NODE_FAILURE, "off");

    private Rescheduling() {}

    /// @param config of the container
    /// @throws IllegalArgumentException with what is wrong, for people
    public static boolean of(JsonNode config) {
        List<String> policies = Wishes.texts(config, PREFIX, LABEL);
        if (policies.size() > 1 || !KNOWN.containsAll(policies)) {
            throw new IllegalArgumentException("a container has one policy of rescheduling, on-node-failure or off, not " + String.join(", ", policies));
        }
        return policies.contains(ON_NODE_FAILURE);
    }
}
