package io.argosy.agent.probe;

import io.argosy.engine.ImageInfo;
import io.argosy.model.service.Check;
import io.argosy.model.service.HealthSpec;
import io.argosy.model.service.Probe;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Which probe a task has.
public final class ProbeSource {
    private ProbeSource() {}

    /// @param image asked for the image's own `HEALTHCHECK` only when that is wanted
    public static Optional<Probe> of(HealthSpec health, Supplier<Optional<ImageInfo>> image) {
        return switch (health) {
            case HealthSpec.Declared(Probe probe) -> Optional.of(probe);
            case HealthSpec.Disabled() -> Optional.empty();
            case HealthSpec.FromImage() -> image.get().flatMap(ImageInfo::health).flatMap(ProbeSource::ofImage);
        };
    }

    /// Docker's zero values stand for defaults.
    static Optional<Probe> ofImage(ImageInfo.Health health) {
        return check(health.test()).map(check -> new Probe(
                check, or(health.interval(), Probe.DEFAULT_INTERVAL), or(health.timeout(), Probe.DEFAULT_TIMEOUT),
                health.retries() == 0 ? Probe.DEFAULT_FAILURES : health.retries(), 1, health.startPeriod(),
                or(health.startInterval(), Probe.DEFAULT_START_INTERVAL)));
    }

    private static Optional<Check> check(List<String> test) {
        List<String> rest = test.subList(Math.min(1, test.size()), test.size());
        return switch (test.isEmpty() ? "NONE" : test.getFirst()) {
            case "CMD" -> rest.isEmpty() ? Optional.empty() : Optional.of(new Check.Command(rest));
            case "CMD-SHELL" -> Optional.of(new Check.Shell(String.join(" ", rest)));
            default -> Optional.empty();
        };
    }

    private static Duration or(Duration value, Duration fallback) {
        return value.isZero() ? fallback : value;
    }
}
