package io.argosy.compose.convert;

import io.argosy.model.service.RestartPolicy;
import io.argosy.model.service.RestartPolicy.Condition;
import io.argosy.model.service.ServiceMode;
import java.util.Optional;

/// How many tasks a service wants, whether they end, and when they are started again.
final class Modes {
    private static final int MOST_REPLICAS = 10_000;
    private static final int JOB_ATTEMPTS = 3;

    private final Fields service;
    private final Fields deploy;
    private final boolean awaited;
    private final int replicas;
    private final String mode;

    Modes(Fields service, Fields deploy, boolean awaited) {
        this.service = service;
        this.deploy = deploy;
        this.awaited = awaited;
        var scale = service.whole("scale", 0, MOST_REPLICAS);
        this.replicas = deploy.whole("replicas", 0, MOST_REPLICAS).or(() -> scale).orElse(1L).intValue();
        this.mode = deploy.text("mode").orElse("replicated");
    }

    private boolean job() {
        return awaited || mode.equals("replicated-job");
    }

    ServiceMode mode() {
        return switch (mode) {
            case "replicated" -> awaited ? new ServiceMode.Job(replicas) : new ServiceMode.Replicated(replicas);
            case "replicated-job" -> new ServiceMode.Job(replicas);
            case "global" -> global();
            default -> {
                deploy.error("mode", "mode " + mode + " is not supported", "use replicated, global or replicated-job");
                yield new ServiceMode.Replicated(1);
            }
        };
    }

    private ServiceMode global() {
        if (awaited) {
            deploy.error("mode", "another service waits for the completion of this one, but a global service never completes",
                    "use mode: replicated-job, or another condition");
        }
        return new ServiceMode.Global();
    }

    RestartPolicy restart() {
        var plain = plain();
        var policy = deploy.has("restart_policy") ? detailed(deploy.in("restart_policy")) : plain.orElse(unsaid());
        if (job() && policy.condition() == Condition.ANY) {
            service.error(service.has("restart") ? "restart" : "deploy", "a job that is always restarted never completes",
                    "use restart: on-failure or \"no\"");
        }
        return policy;
    }

    private RestartPolicy unsaid() {
        return job() ? of(Condition.ON_FAILURE, Optional.of(JOB_ATTEMPTS)) : RestartPolicy.ALWAYS;
    }

    private static RestartPolicy of(Condition condition, Optional<Integer> attempts) {
        return new RestartPolicy(condition, RestartPolicy.DEFAULT_DELAY, attempts, RestartPolicy.DEFAULT_WINDOW);
    }

    private Optional<RestartPolicy> plain() {
        return service.text("restart").map(text -> switch (text) {
            case "no" -> RestartPolicy.NEVER;
            case "always", "unless-stopped" -> RestartPolicy.ALWAYS;
            case "on-failure" -> of(Condition.ON_FAILURE, Optional.empty());
            default -> counted(text);
        });
    }

    private RestartPolicy counted(String text) {
        if (text.matches("on-failure:[0-9]{1,9}")) {
            return of(Condition.ON_FAILURE, Optional.of(Integer.valueOf(text.substring("on-failure:".length()))));
        }
        service.error("restart", "\"" + text + "\" is no restart policy", "use \"no\", always, unless-stopped or on-failure[:TIMES]");
        return RestartPolicy.ALWAYS;
    }

    private static RestartPolicy detailed(Fields policy) {
        var condition = policy.text("condition").orElse("any");
        var read = switch (condition) {
            case "none" -> Condition.NONE;
            case "on-failure" -> Condition.ON_FAILURE;
            case "any" -> Condition.ANY;
            default -> {
                policy.error("condition", "\"" + condition + "\" is no condition", "use none, on-failure or any");
                yield Condition.ANY;
            }
        };
        return new RestartPolicy(read, policy.duration("delay").orElse(RestartPolicy.DEFAULT_DELAY), policy.count("max_attempts", 0),
                policy.duration("window").orElse(RestartPolicy.DEFAULT_WINDOW));
    }
}
