package io.argosy.server.start;

import io.argosy.control.place.Wave;
import io.argosy.model.service.Strategy;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/// How tasks get their nodes.
///
/// @param strategy of services that name none
/// @param plugins directory of jars with further rules
/// @param wave how many tasks that replace lost ones start at a time
public record Placing(Strategy strategy, Optional<Path> plugins, Wave wave) {

    public static final Placing STANDARD = new Placing(Strategy.SPREAD, Optional.empty(), Wave.STANDARD);

    public Placing {
        Objects.requireNonNull(strategy, "strategy");
        Objects.requireNonNull(wave, "wave");
        plugins = plugins.map(directory -> directory.toAbsolutePath().normalize());
    }

    /// @param strategy `spread` or `binpack` @param plugins a path; none when empty
    /// @throws IllegalArgumentException when the strategy is neither
    public static Placing of(String strategy, String plugins, Wave wave) {
        return new Placing(switch (strategy) {
            case "spread" -> Strategy.SPREAD;
            case "binpack" -> Strategy.BINPACK;
            default -> throw new IllegalArgumentException("'" + strategy + "' is no strategy: use spread or binpack");
        }, plugins.isEmpty() ? Optional.empty() : Optional.of(Path.of(plugins)), wave);
    }

    /// As [#of] reads it.
    public String strategyName() {
        return switch (strategy) {
            case SPREAD -> "spread";
            case BINPACK -> "binpack";
        };
    }
}
