package io.argosy.compose.tree;

import java.math.BigDecimal;

/// Numbers as the reference implementation writes and reads them.
public final class GoNumbers {
    private GoNumbers() {}

    /// Shortest decimal text that reads back equal; an exponent only below 1e-4 and from 1e21 on.
    public static String text(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return Double.isNaN(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf";
        }
        if (value == 0) {
            return "0";
        }
        var shortest = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        var exponent = shortest.precision() - shortest.scale() - 1;
        return exponent < -4 || exponent >= 21 ? scientific(shortest, exponent) : shortest.toPlainString();
    }

    private static String scientific(BigDecimal value, int exponent) {
        var digits = value.scaleByPowerOfTen(-exponent).stripTrailingZeros().toPlainString();
        var sign = exponent < 0 ? "-" : "+";
        var size = Math.abs(exponent);
        return digits + "e" + sign + (size < 10 ? "0" : "") + size;
    }

    /// Decimal, 0x, 0b, 0o and 0-prefixed octal, with underscores. Throws NumberFormatException beyond 64 bits.
    public static long parseInteger(String text) {
        var digits = text.replace("_", "");
        var sign = digits.startsWith("-") ? "-" : "";
        var plain = digits.startsWith("-") || digits.startsWith("+") ? digits.substring(1) : digits;
        if (plain.startsWith("0x")) {
            return Long.parseLong(sign + plain.substring(2), 16);
        }
        if (plain.startsWith("0b")) {
            return Long.parseLong(sign + plain.substring(2), 2);
        }
        if (plain.startsWith("0o")) {
            return Long.parseLong(sign + plain.substring(2), 8);
        }
        return plain.length() > 1 && plain.startsWith("0") ? Long.parseLong(sign + plain, 8) : Long.parseLong(sign + plain);
    }
}
