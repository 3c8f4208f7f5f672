package io.argosy.compose.yaml;

import io.argosy.compose.source.Place;
import io.argosy.compose.tree.GoNumbers;
import io.argosy.compose.tree.Kind;
import io.argosy.compose.tree.Scalar;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads plain scalars the way Compose files are read: YAML 1.2 booleans, and numbers with YAML 1.1's octal and underscores.
final class ScalarReader {
    private static final int LONGEST_NUMBER = 64;
    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
    private static final Set<String> TRUE = Set.of("true", "True", "TRUE");
    private static final Set<String> FALSE = Set.of("false", "False", "FALSE");
    private static final Pattern INTEGER = Pattern.compile("[-+]?(0|[1-9][0-9_]*|0[0-7_]+|0o[0-7_]+|0x[0-9a-fA-F_]+|0b[01_]+)");
    private static final Pattern FLOAT = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");

    private ScalarReader() {}

    static Scalar plain(String text, Place place) {
        if (NULLS.contains(text)) {
            return Scalar.none(place);
        }
        if (TRUE.contains(text) || FALSE.contains(text)) {
            return Scalar.bool(TRUE.contains(text), place);
        }
        return text.length() > LONGEST_NUMBER ? Scalar.string(text, place) : number(text, place);
    }

    private static Scalar number(String text, Place place) {
        if (INTEGER.matcher(text).matches()) {
            return integer(text, place);
        }
        if (FLOAT.matcher(text).matches()) {
            return decimal(text, place);
        }
        return Scalar.string(text, place);
    }

    private static Scalar integer(String text, Place place) {
        try {
            return Scalar.integer(GoNumbers.parseInteger(text), place);
        } catch (NumberFormatException tooLarge) {
            var digits = text.replace("_", "");
            return FLOAT.matcher(digits).matches() ? decimal(digits, place) : Scalar.string(text, place);
        }
    }

    /// A number too large for a double stays text.
    private static Scalar decimal(String text, Place place) {
        var value = Double.parseDouble(text);
        return Double.isFinite(value) ? new Scalar(Kind.FLOAT, GoNumbers.text(value), place) : Scalar.string(text, place);
    }

    /// A scalar with an explicit tag.
    static Scalar tagged(String tag, String text, Place place) {
        return switch (tag) {
            case "tag:yaml.org,2002:str", "!" -> Scalar.string(text, place);
            case "tag:yaml.org,2002:null" -> Scalar.none(place);
            case "tag:yaml.org,2002:int", "tag:yaml.org,2002:float", "tag:yaml.org,2002:bool", "!reset", "!override" -> plain(text, place);
            default -> Scalar.string(text, place);
        };
    }
}
