package io.argosy.engine.docker;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.argosy.engine.BuildPlan;
import java.util.Map;

/// A build as the engine's query parameters.
final class BuildQuery {
    private BuildQuery() {}

    static String of(BuildPlan plan) {
        Query query = new Query("/build").put("t", plan.tag()).put("dockerfile", plan.dockerfile()).put("rm", "1").put("forcerm", "1");
        plan.target().ifPresent(target -> query.put("target", target));
        plan.platform().ifPresent(platform -> query.put("platform", platform));
        plan.network().ifPresent(network -> query.put("networkmode", network));
        if (plan.noCache()) {
            query.put("nocache", "1");
        }
        if (plan.pull()) {
            query.put("pull", "1");
        }
        return query.put("buildargs", json(plan.arguments())).put("labels", json(plan.labels())).toString();
    }

    private static String json(Map<String, String> values) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        values.forEach(object::put);
        return object.toString();
    }
}
