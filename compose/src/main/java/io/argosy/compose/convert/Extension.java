package io.argosy.compose.convert;

import io.argosy.compose.tree.Mapping;
import io.argosy.model.service.Check;
import io.argosy.model.service.Probe;
import io.argosy.model.service.ServiceMode;
import io.argosy.model.service.UnhealthyPolicy;
import io.argosy.model.service.ZoneSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// `x-argosy` of a service: `priority`, `exclusive`, `progress_deadline`, `unhealthy` (replace, keep or restart), `placement`, `zones` and `probe`, which has one of
/// `http: {port, path}`, `tcp: {port}` and `cmd` (a line for a shell, or a list), and `interval`,
/// `timeout`, `start_period`, `start_interval`, `failures`, `successes`.
record Extension(Fields fields) {
    private static final List<String> CHECKS = List.of("http", "tcp", "cmd");
    private static final int HIGHEST_PORT = 65_535;

    int priority() {
        return Priorities.of(fields);
    }

    Optional<ZoneSpec> zones(ServiceMode mode) {
        return Zones.of(fields, mode);
    }

    /// For updates and rollbacks.
    Optional<Duration> progressDeadline() {
        return fields.duration("progress_deadline");
    }

    UnhealthyPolicy unhealthy() {
        var text = fields.text("unhealthy").orElse("replace");
        return switch (text) {
            case "replace" -> UnhealthyPolicy.REPLACE;
            case "keep" -> UnhealthyPolicy.KEEP;
            case "restart" -> UnhealthyPolicy.RESTART;
            default -> {
                fields.error("unhealthy", "\"" + text + "\" is no policy", "use replace, keep or restart");
                yield UnhealthyPolicy.REPLACE;
            }
        };
    }

    Fields placement() {
        if (fields.has("placement") && !(fields.peek("placement") instanceof Mapping)) {
            fields.error("placement", "must be a mapping", "use strategy, affinity, anti_affinity and rebalance");
        }
        return fields.in("placement");
    }

    Optional<Probe> probe() {
        if (!fields.has("probe")) {
            return Optional.empty();
        }
        var probe = fields.in("probe");
        var given = CHECKS.stream().filter(probe::has).toList();
        if (given.size() != 1) {
            fields.error("probe", "a probe has one check", "give one of http, tcp and cmd");
            probe.abandon();
            return Optional.empty();
        }
        return fields.findings().make(probe, () -> check(probe, given.getFirst()))
                .flatMap(check -> fields.findings().make(probe, () -> probe(probe, check)));
    }

    private static Probe probe(Fields probe, Check check) {
        return new Probe(check, probe.duration("interval").orElse(Probe.DEFAULT_INTERVAL),
                probe.duration("timeout").orElse(Probe.DEFAULT_TIMEOUT), probe.count("failures", 1).orElse(Probe.DEFAULT_FAILURES),
                probe.count("successes", 1).orElse(1), probe.duration("start_period").orElse(Duration.ZERO),
                probe.duration("start_interval").orElse(Probe.DEFAULT_START_INTERVAL));
    }

    private static Check check(Fields probe, String kind) {
        return switch (kind) {
            case "http" -> new Check.Http(port(probe.in("http")), probe.in("http").text("path").orElse("/"));
            case "tcp" -> new Check.Tcp(port(probe.in("tcp")));
            default -> probe.list("cmd").<Check>map(Check.Command::new).orElseGet(() -> new Check.Shell(probe.text("cmd").orElse("")));
        };
    }

    private static int port(Fields check) {
        return check.whole("port", 1, HIGHEST_PORT).map(Long::intValue)
                .orElseThrow(() -> new IllegalArgumentException("a check of this kind needs a port"));
    }
}
