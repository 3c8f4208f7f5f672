package io.argosy.cli.output;

import java.time.Duration;
import java.time.Instant;

/// Times as people say them.
public final class Ages {

    private Ages() {}

    /// `3s`, `5m`, `2h`, `4d`: the largest unit that is not zero.
    public static String since(Instant then, Instant now) {
        return text(Duration.between(then, now));
    }

    public static String text(Duration age) {
        long seconds = Math.max(0, age.toSeconds());
        if (seconds < 60) {
            return seconds + "s";
        }
        if (seconds < 3600) {
            return seconds / 60 + "m";
        }
        return seconds < 86_400 ? seconds / 3600 + "h" : seconds / 86_400 + "d";
    }
}
