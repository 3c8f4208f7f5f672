package io.argosy.compose.normalize;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Durations as Compose files write them (`1w2d3h4m5.5s`, `10ms`) and as they are printed (`1m0s`).
public final class Durations {
    private static final Pattern PART = Pattern.compile("([0-9]{1,18}(?:\\.[0-9]{0,9})?|\\.[0-9]{1,9})(ns|us|µs|μs|ms|s|m|h|d|w)");
    private static final Map<String, Long> NANOS = Map.of("ns", 1L, "us", 1_000L, "µs", 1_000L, "μs", 1_000L, "ms", 1_000_000L,
            "s", 1_000_000_000L, "m", 60_000_000_000L, "h", 3_600_000_000_000L, "d", 86_400_000_000_000L, "w", 604_800_000_000_000L);
    private static final int MOST_PARTS = 10;

    private Durations() {}

    /// Empty when the text is no duration, or one of more than about 292 years.
    public static Optional<Duration> parse(String text) {
        var unsigned = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
        if (unsigned.equals("0")) {
            return Optional.of(Duration.ZERO);
        }
        var nanos = nanos(unsigned);
        return nanos.map(value -> Duration.ofNanos(text.startsWith("-") ? -value : value));
    }

    private static Optional<Long> nanos(String text) {
        var sum = BigDecimal.ZERO;
        var at = 0;
        var matcher = PART.matcher(text);
        for (var parts = 0; at < text.length(); parts++) {
            if (parts > MOST_PARTS || !matcher.find(at) || matcher.start() != at) {
                return Optional.empty();
            }
            sum = sum.add(new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(NANOS.get(matcher.group(2)))));
            at = matcher.end();
        }
        return at == 0 || sum.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0 ? Optional.empty() : Optional.of(sum.longValue());
    }

    public static String text(Duration duration) {
        if (duration.isZero()) {
            return "0s";
        }
        if (duration.isNegative()) {
            return "-" + text(duration.negated());
        }
        if (duration.toSeconds() == 0) {
            return small(duration.toNanos());
        }
        var seconds = BigDecimal.valueOf(duration.toNanosPart(), 9).add(BigDecimal.valueOf(duration.toSecondsPart()));
        var hours = duration.toHours();
        var minutes = duration.toMinutesPart();
        var text = seconds.signum() == 0 ? "0s" : seconds.stripTrailingZeros().toPlainString() + "s";
        if (hours > 0) {
            return hours + "h" + minutes + "m" + text;
        }
        return minutes > 0 ? minutes + "m" + text : text;
    }

    private static String small(long nanos) {
        if (nanos < 1_000) {
            return nanos + "ns";
        }
        var micro = nanos < 1_000_000;
        return BigDecimal.valueOf(nanos, micro ? 3 : 6).stripTrailingZeros().toPlainString() + (micro ? "µs" : "ms");
    }
}
