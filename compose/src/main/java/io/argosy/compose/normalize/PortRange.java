package io.argosy.compose.normalize;

import java.util.Optional;
import java.util.regex.Pattern;

/// Ports from first to last, both included.
record PortRange(int first, int last) {
    private static final Pattern RANGE = Pattern.compile("([0-9]{1,5})(?:-([0-9]{1,5}))?");
    private static final int HIGHEST = 65_535;

    static Optional<PortRange> parse(String text) {
        var matcher = RANGE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var first = Integer.parseInt(matcher.group(1));
        var last = matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
        return first > last || last > HIGHEST ? Optional.empty() : Optional.of(new PortRange(first, last));
    }

    int size() {
        return last - first + 1;
    }

    @Override
    public String toString() {
        return first == last ? Integer.toString(first) : first + "-" + last;
    }
}
