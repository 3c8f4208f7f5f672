package io.argosy.compose.convert;

import io.argosy.model.service.Check;
import io.argosy.model.service.HealthSpec;
import io.argosy.model.service.Probe;
import java.time.Duration;
import java.util.List;

/// `healthcheck`, or the probe of `x-argosy`.
final class Health {
    private Health() {}

    static HealthSpec of(Fields service, Extension argosy) {
        var declared = argosy.probe();
        if (declared.isEmpty()) {
            return fromCompose(service, service.in("healthcheck"));
        }
        if (service.has("healthcheck")) {
            service.error("healthcheck", "healthcheck and x-argosy.probe exclude each other", "remove one of them");
            fromCompose(service, service.in("healthcheck"));
        }
        return new HealthSpec.Declared(declared.get());
    }

    private static HealthSpec fromCompose(Fields service, Fields healthcheck) {
        var test = healthcheck.texts("test");
        var disabled = healthcheck.flag("disable") || !test.isEmpty() && test.getFirst().equals("NONE");
        var none = test.isEmpty() || test.size() == 1;
        if (service.has("healthcheck") && none && !disabled) {
            healthcheck.warn("test", "without a test, healthcheck is ignored and the image's own stays in force", "add test");
        }
        var check = disabled || none ? new Check.Shell("true") : check(test);
        var probe = probe(healthcheck, check);
        return disabled ? new HealthSpec.Disabled() : none ? new HealthSpec.FromImage() : new HealthSpec.Declared(probe);
    }

    private static Check check(List<String> test) {
        var rest = test.subList(1, test.size());
        return test.getFirst().equals("CMD-SHELL") ? new Check.Shell(String.join(" ", rest)) : new Check.Command(rest);
    }

    private static Probe probe(Fields healthcheck, Check check) {
        return new Probe(check, positive(healthcheck, "interval", Probe.DEFAULT_INTERVAL), positive(healthcheck, "timeout", Probe.DEFAULT_TIMEOUT),
                healthcheck.count("retries", 0).filter(retries -> retries > 0).orElse(Probe.DEFAULT_FAILURES), 1,
                healthcheck.duration("start_period").orElse(Duration.ZERO), positive(healthcheck, "start_interval", Probe.DEFAULT_START_INTERVAL));
    }

    /// Zero stands for the default.
    private static Duration positive(Fields healthcheck, String key, Duration otherwise) {
        return healthcheck.duration(key).filter(duration -> !duration.isZero()).orElse(otherwise);
    }
}
