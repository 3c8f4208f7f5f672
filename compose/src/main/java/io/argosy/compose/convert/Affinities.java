package io.argosy.compose.convert;

import io.argosy.compose.tree.Mapping;
import io.argosy.compose.tree.Scalar;
import io.argosy.compose.tree.Sequence;
import io.argosy.model.id.AppName;
import io.argosy.model.id.ServiceName;
import io.argosy.model.service.Affinity;
import io.argosy.model.service.Affinity.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `affinity` and `anti_affinity` of `x-argosy.placement`: each has `required` and `preferred`, lists of services. A service is a name, or
/// `{service, app, over}`.
final class Affinities {
    private static final String OVER = "over";

    private final Fields placement;
    private final List<Affinity> found = new ArrayList<>();

    private Affinities(Fields placement) {
        this.placement = placement;
    }

    static List<Affinity> of(Fields placement) {
        var affinities = new Affinities(placement);
        affinities.read("affinity", Kind.NEAR);
        affinities.read("anti_affinity", Kind.APART);
        return affinities.found;
    }

    private void read(String key, Kind kind) {
        if (placement.has(key) && !(placement.peek(key) instanceof Mapping)) {
            placement.take(key);
            placement.error(key, "says neither required nor preferred", "write " + key + ": {required: [SERVICE]} or {preferred: [SERVICE]}");
            return;
        }
        var strengths = placement.in(key);
        services(strengths, "required", kind);
        services(strengths, "preferred", kind);
    }

    private void services(Fields strengths, String strength, Kind kind) {
        if (strengths.has(strength) && !wellFormed(strengths, strength)) {
            strengths.take(strength);
            strengths.error(strength, "must be a list of services", "name services, or {service: NAME, over: ATTRIBUTE}");
            return;
        }
        for (var item : strengths.items(strength, "service")) {
            item.findings().make(item, () -> affinity(item, kind, strength.equals("required"))).ifPresent(found::add);
        }
    }

    private static boolean wellFormed(Fields strengths, String strength) {
        return strengths.peek(strength) instanceof Sequence list
                && list.items().stream().allMatch(item -> item instanceof Scalar || item instanceof Mapping);
    }

    private static Affinity affinity(Fields item, Kind kind, boolean required) {
        var over = item.text(OVER).orElse(Affinity.NODE);
        if (!NodeAttributes.known(over)) {
            item.error(OVER, "\"" + over + "\" is no attribute of nodes", "use one of " + NodeAttributes.NAMES);
        }
        return new Affinity(kind, item.text("app").map(AppName::new), new ServiceName(item.text("service").orElse("")), over, required);
    }

    /// Whether tasks of the service have to run where those of another one of its app already do.
    static List<ServiceName> follows(List<Affinity> affinities) {
        return affinities.stream()
                .filter(each -> each.required() && each.kind() == Kind.NEAR)
                .flatMap(each -> each.app().isEmpty() ? Optional.of(each.service()).stream() : Optional.<ServiceName>empty().stream())
                .toList();
    }
}
