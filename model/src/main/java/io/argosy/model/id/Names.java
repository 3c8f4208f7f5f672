package io.argosy.model.id;

import java.util.regex.Pattern;

/// The grammars of names.
final class Names {

    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9_-]{0,61}[a-z0-9])?");
    private static final Pattern LOOSE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,126}");
    private static final Pattern OPAQUE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:-]{0,127}");

    private Names() {}

    /// A name that becomes a DNS label. Compose allows the underscore, so it is allowed here too.
    static String label(String kind, String value) {
        return check(kind, value, LABEL, "lower-case letters, digits, - and _, at most 63, beginning and ending with a letter or digit");
    }

    /// A name that Docker would take for a service, network or volume.
    static String loose(String kind, String value) {
        return check(kind, value, LOOSE, "letters, digits, - _ and ., at most 127, beginning with a letter or digit");
    }

    static String opaque(String kind, String value) {
        return check(kind, value, OPAQUE, "letters, digits and - _ . :, at most 128");
    }

    private static String check(String kind, String value, Pattern pattern, String grammar) {
        if (value == null || !pattern.matcher(value).matches()) {
            throw new IllegalNameException(kind, String.valueOf(value), grammar);
        }
        return value;
    }
}
