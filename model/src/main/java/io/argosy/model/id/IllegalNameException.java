package io.argosy.model.id;

/// A name that does not follow its grammar. Doors turn it into an error for the user; its message is written for them.
public final class IllegalNameException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    public IllegalNameException(String kind, String value, String grammar) {
        super("'%s' is not a valid %s name: use %s".formatted(abbreviate(value), kind, grammar));
    }

    private static String abbreviate(String value) {
        return value.length() <= 80 ? value : value.substring(0, 77) + "...";
    }
}
