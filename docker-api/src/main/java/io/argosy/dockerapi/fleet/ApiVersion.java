package io.argosy.dockerapi.fleet;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A version of the Engine API.
public record ApiVersion(int major, int minor) implements Comparable<ApiVersion> {

    /// The oldest that is served.
    public static final ApiVersion OLDEST = new ApiVersion(1, 24);

    private static final Pattern FORM = Pattern.compile("([0-9]{1,4})\\.([0-9]{1,4})");

    public static Optional<ApiVersion> parse(String text) {
        Matcher parts = FORM.matcher(text);
        return parts.matches() ? Optional.of(new ApiVersion(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)))) : Optional.empty();
    }

    public boolean olderThan(ApiVersion other) {
        return compareTo(other) < 0;
    }

    @Override
    public int compareTo(ApiVersion other) {
        return major != other.major ? Integer.compare(major, other.major) : Integer.compare(minor, other.minor);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
