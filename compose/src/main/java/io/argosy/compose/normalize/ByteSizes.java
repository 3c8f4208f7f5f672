package io.argosy.compose.normalize;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/// Sizes in bytes with binary units: `64m`, `1.5 GiB`, `300kb`, `1024`, and -1 for "no limit".
public final class ByteSizes {
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,19}(?:\\.[0-9]{1,19})?) ?(?:([kmgtp])(?:i?b)?|b)?");
    private static final String UNITS = "kmgtp";

    private ByteSizes() {}

    public static OptionalLong parse(String text) {
        if (text.equals("-1")) {
            return OptionalLong.of(-1);
        }
        var matcher = SIZE.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return OptionalLong.empty();
        }
        var unit = matcher.group(2) == null ? 0 : UNITS.indexOf(matcher.group(2)) + 1;
        var bytes = Double.parseDouble(matcher.group(1)) * Math.pow(1024, unit);
        return bytes >= Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(exact(matcher.group(1), unit, bytes));
    }

    private static long exact(String digits, int unit, double bytes) {
        return digits.contains(".") ? (long) bytes : Long.parseLong(digits) << (10 * unit);
    }
}
