package io.argosy.compose.convert;

import io.argosy.model.service.UpdatePolicy;
import io.argosy.model.service.UpdatePolicy.FailureAction;
import io.argosy.model.service.UpdatePolicy.Order;
import java.time.Duration;
import java.util.Optional;

/// `deploy.update_config` and `deploy.rollback_config`. A failed update rolls back unless told otherwise.
final class Updates {
    private Updates() {}

    static UpdatePolicy update(Fields deploy, Optional<Duration> deadline) {
        var config = deploy.in("update_config");
        return policy(config, action(config, FailureAction.ROLLBACK), deadline);
    }

    static UpdatePolicy rollback(Fields deploy, Optional<Duration> deadline) {
        var config = deploy.in("rollback_config");
        var action = action(config, FailureAction.PAUSE);
        if (action == FailureAction.ROLLBACK) {
            config.error("failure_action", "a rollback cannot be rolled back", "use pause or continue");
        }
        return policy(config, action, deadline);
    }

    private static UpdatePolicy policy(Fields config, FailureAction action, Optional<Duration> deadline) {
        return new UpdatePolicy(config.count("parallelism", 0).orElse(1), config.duration("delay").orElse(Duration.ZERO), action,
                config.duration("monitor").orElse(UpdatePolicy.DEFAULT_MONITOR), config.decimal("max_failure_ratio").orElse(0.0),
                config.text("order").map(order -> order.equals("start-first") ? Order.START_FIRST : Order.STOP_FIRST), deadline);
    }

    private static FailureAction action(Fields config, FailureAction otherwise) {
        var action = config.text("failure_action").orElse("");
        return switch (action) {
            case "" -> otherwise;
            case "pause" -> FailureAction.PAUSE;
            case "continue" -> FailureAction.CONTINUE;
            case "rollback" -> FailureAction.ROLLBACK;
            default -> {
                config.error("failure_action", "\"" + action + "\" is no action", "use pause, continue or rollback");
                yield otherwise;
            }
        };
    }
}
