package io.argosy.compose.convert;

import io.argosy.model.service.Constraint;
import io.argosy.model.service.Constraint.Operator;
import io.argosy.model.service.PlacementSpec;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// `deploy.placement`.
final class Placements {
    private static final Pattern CONSTRAINT = Pattern.compile("\\s*([a-zA-Z0-9._/-]+?)\\s*(==|!=)\\s*(\\S(?:.*\\S)?)\\s*");
    private static final Pattern ATTRIBUTE = Pattern.compile(
            "node\\.(id|name|hostname|role|platform\\.os|platform\\.arch|labels\\..+)|engine\\.labels\\..+");

    private Placements() {}

    static PlacementSpec of(Fields placement) {
        var constraints = placement.texts("constraints").stream().flatMap(text -> constraint(text, placement).stream()).toList();
        List<String> spread = placement.items("preferences").stream().flatMap(preference -> preference.text("spread").stream()).toList();
        return new PlacementSpec(constraints, spread, placement.count("max_replicas_per_node", 0).filter(most -> most > 0));
    }

    private static Optional<Constraint> constraint(String text, Fields placement) {
        var matcher = CONSTRAINT.matcher(text);
        if (!matcher.matches() || !ATTRIBUTE.matcher(matcher.group(1)).matches()) {
            placement.error("constraints", "\"" + text + "\" is no constraint",
                    "write ATTRIBUTE == VALUE or !=; attributes are node.id, node.name, node.role, node.platform.os, node.platform.arch, "
                    + "node.labels.KEY and engine.labels.KEY");
            return Optional.empty();
        }
        var attribute = matcher.group(1).equals("node.hostname") ? "node.name" : matcher.group(1);
        return Optional.of(new Constraint(attribute, matcher.group(2).equals("==") ? Operator.EQUAL : Operator.NOT_EQUAL, matcher.group(3)));
    }
}
