package io.argosy.compose;

import java.util.Locale;
import java.util.regex.Pattern;

/// Names of projects: lower-case letters, digits, dashes and underscores, beginning with a letter or digit.
final class ProjectName {
    private static final Pattern VALID = Pattern.compile("[a-z0-9][a-z0-9_-]{0,127}");

    private ProjectName() {}

    static boolean isValid(String name) {
        return VALID.matcher(name).matches();
    }

    /// The name a directory gives; empty when nothing of it may stay.
    static String normalized(String text) {
        var kept = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "").replaceFirst("^[_-]+", "");
        return kept.length() > 128 ? kept.substring(0, 128) : kept;
    }
}
