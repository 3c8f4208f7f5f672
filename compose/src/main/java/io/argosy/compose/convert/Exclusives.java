package io.argosy.compose.convert;

import io.argosy.compose.normalize.Durations;
import io.argosy.compose.tree.Mapping;
import io.argosy.model.service.ExclusiveSpec;
import io.argosy.model.service.ExclusiveSpec.Alone;
import java.time.Duration;
import java.util.Optional;

/// `exclusive` of `x-argosy`: true or false, or `{lease: 30s, alone: stop}`.
final class Exclusives {
    private static final String KEY = "exclusive";

    private Exclusives() {}

    static Optional<ExclusiveSpec> of(Extension argosy, Fields deploy, Duration stopGrace) {
        var fields = argosy.fields();
        var exclusive = fields.peek(KEY) instanceof Mapping ? written(fields.in(KEY)) : fields.flag(KEY) ? Optional.of(ExclusiveSpec.DEFAULT) : Optional.<ExclusiveSpec>empty();
        exclusive.ifPresent(spec -> check(spec, fields, deploy, stopGrace));
        return exclusive;
    }

    private static Optional<ExclusiveSpec> written(Fields fields) {
        var lease = fields.duration("lease").orElse(ExclusiveSpec.DEFAULT_LEASE);
        var alone = alone(fields);
        return fields.findings().make(fields, () -> new ExclusiveSpec(lease, alone));
    }

    private static Alone alone(Fields fields) {
        var text = fields.text("alone").orElse("stop");
        return switch (text) {
            case "stop" -> Alone.STOP;
            case "keep" -> Alone.KEEP;
            default -> {
                fields.error("alone", "\"" + text + "\" is nothing that a task alone can do", "use stop or keep");
                yield Alone.STOP;
            }
        };
    }

    private static void check(ExclusiveSpec spec, Fields fields, Fields deploy, Duration stopGrace) {
        if (!spec.fits(stopGrace)) {
            fields.error(KEY, "a lease of %s leaves no time to stop within it: stop_grace_period is %s".formatted(Durations.text(spec.lease()), Durations.text(stopGrace)),
                    "write exclusive: {lease: %s} or longer, or a shorter stop_grace_period".formatted(Durations.text(stopGrace.plus(ExclusiveSpec.ROOM))));
        }
        overlap(deploy, "update_config");
        overlap(deploy, "rollback_config");
    }

    private static void overlap(Fields deploy, String key) {
        var config = deploy.in(key);
        if (config.text("order").filter("start-first"::equals).isPresent()) {
            config.error("order", "an exclusive service never has two tasks of a slot at once", "use stop-first, or leave it out");
        }
    }
}
