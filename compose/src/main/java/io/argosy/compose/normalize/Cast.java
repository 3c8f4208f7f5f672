package io.argosy.compose.normalize;

import io.argosy.compose.schema.Form;
import io.argosy.compose.tree.GoNumbers;
import io.argosy.compose.tree.Kind;
import io.argosy.compose.tree.Scalar;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// Gives scalars the kind and spelling of their field: `"3"` as a replica count is 3, `64m` as a size 67108864.
sealed interface Cast {
    record Done(Scalar value) implements Cast {}

    record Unreadable(String expected) implements Cast {}

    static Cast apply(Form form, Scalar scalar) {
        if (scalar.isNull()) {
            return new Done(scalar);
        }
        return switch (form) {
            case BOOL, BOOL_OR_MAP -> bool(scalar);
            case WHOLE, WHOLE_OR_MAP, COUNT -> scalar.text().isEmpty() ? new Done(scalar) : whole(scalar);
            case DECIMAL -> decimal(scalar);
            case SIZE -> size(scalar);
            case DURATION -> scalar.text().isEmpty() ? new Done(scalar) : duration(scalar);
            case MODE -> mode(scalar);
            case WORD, SETTING, BOOL_OR_TEXT -> new Done(Scalar.string(scalar.text(), scalar.place()));
            default -> new Done(scalar);
        };
    }

    private static Cast bool(Scalar scalar) {
        return switch (scalar.text().toLowerCase(Locale.ROOT)) {
            case "true", "yes", "y", "on", "1" -> new Done(Scalar.bool(true, scalar.place()));
            case "false", "no", "n", "off", "0", "" -> new Done(Scalar.bool(false, scalar.place()));
            default -> new Unreadable("boolean");
        };
    }

    private static Cast whole(Scalar scalar) {
        return integer(scalar).<Cast>map(value -> new Done(Scalar.integer(value, scalar.place())))
                .orElse(new Unreadable("whole number"));
    }

    private static Optional<Long> integer(Scalar scalar) {
        try {
            return Optional.of(GoNumbers.parseInteger(scalar.text().strip()));
        } catch (NumberFormatException notWhole) {
            return Optional.empty();
        }
    }

    private static Cast decimal(Scalar scalar) {
        if (scalar.kind() == Kind.INT) {
            return new Done(scalar);
        }
        try {
            var value = Double.parseDouble(scalar.text());
            if (Double.isFinite(value) && scalar.text().length() < 64) {
                return new Done(new Scalar(Kind.FLOAT, GoNumbers.text(value), scalar.place()));
            }
        } catch (NumberFormatException notANumber) {
            return new Unreadable("number");
        }
        return new Unreadable("number");
    }

    private static Cast size(Scalar scalar) {
        return done(scalar, ByteSizes.parse(scalar.text()), "size such as 64m or 1.5g");
    }

    private static Cast done(Scalar scalar, OptionalLong bytes, String expected) {
        return bytes.isEmpty() ? new Unreadable(expected) : new Done(Scalar.string(Long.toString(bytes.getAsLong()), scalar.place()));
    }

    private static Cast duration(Scalar scalar) {
        return Durations.parse(scalar.text()).<Cast>map(parsed -> new Done(Scalar.string(Durations.text(parsed), scalar.place())))
                .orElse(new Unreadable("duration such as 10s or 1m30s"));
    }

    /// Numbers are the bits' value, texts are read as octal; both are written as octal with a leading zero.
    private static Cast mode(Scalar scalar) {
        try {
            var bits = scalar.kind() == Kind.STRING
                    ? Long.parseLong(scalar.text().replaceFirst("^0o", ""), 8) : Long.parseLong(scalar.text());
            if (bits >= 0 && bits <= 07777777) {
                return new Done(Scalar.string("0" + Long.toOctalString(bits), scalar.place()));
            }
        } catch (NumberFormatException notOctal) {
            return new Unreadable("octal file mode");
        }
        return new Unreadable("octal file mode");
    }
}
