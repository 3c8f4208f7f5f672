package io.argosy.compose.convert;

import io.argosy.model.service.Constraint;
import io.argosy.model.service.Constraint.Operator;
import io.argosy.model.service.PlacementSpec;
import io.argosy.model.service.Strategy;
import io.argosy.model.service.ZoneSpec;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// `deploy.placement`, and `placement` of `x-argosy`.
final class Placements {
    private static final Pattern CONSTRAINT = Pattern.compile("\\s*([a-zA-Z0-9._/-]+?)\\s*(==|!=)\\s*(\\S(?:.*\\S)?)\\s*");

    private Placements() {}

    static PlacementSpec of(Fields placement, Fields argosy, Optional<ZoneSpec> zones) {
        var constraints = placement.texts("constraints").stream().flatMap(text -> constraint(text, placement).stream()).toList();
        List<String> spread = placement.items("preferences").stream().flatMap(preference -> spread(preference).stream()).toList();
        return new PlacementSpec(constraints, spread, placement.count("max_replicas_per_node", 0).filter(most -> most > 0),
                Affinities.of(argosy), strategy(argosy), zones, !argosy.bool("rebalance").orElse(true));
    }

    private static Optional<Constraint> constraint(String text, Fields placement) {
        var matcher = CONSTRAINT.matcher(text);
        if (!matcher.matches() || !NodeAttributes.known(matcher.group(1))) {
            placement.error("constraints", "\"" + text + "\" is no constraint",
                    "write ATTRIBUTE == VALUE or !=; attributes are " + NodeAttributes.NAMES);
            return Optional.empty();
        }
        var attribute = matcher.group(1).equals("node.hostname") ? "node.name" : matcher.group(1);
        return Optional.of(new Constraint(attribute, matcher.group(2).equals("==") ? Operator.EQUAL : Operator.NOT_EQUAL, matcher.group(3)));
    }

    private static Optional<String> spread(Fields preference) {
        return preference.text("spread").filter(attribute -> NodeAttributes.known(attribute) || unknown(attribute, preference));
    }

    private static boolean unknown(String attribute, Fields preference) {
        preference.error("spread", "\"" + attribute + "\" is no attribute of nodes", "use one of " + NodeAttributes.NAMES);
        return false;
    }

    private static Optional<Strategy> strategy(Fields argosy) {
        var text = argosy.text("strategy").orElse("");
        return switch (text) {
            case "" -> Optional.empty();
            case "spread" -> Optional.of(Strategy.SPREAD);
            case "binpack" -> Optional.of(Strategy.BINPACK);
            default -> {
                argosy.error("strategy", "\"" + text + "\" is no strategy", "use spread or binpack");
                yield Optional.empty();
            }
        };
    }
}
