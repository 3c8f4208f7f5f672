package io.argosy.dockerapi.place;

import java.util.Collection;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `key==value` or `key!=value`, with `*` or `/regular expression/` in the value and `~` before it where it is only a wish: classic Swarm's grammar.
///
/// @param text as it was written, for people
public record Expression(Kind kind, String key, boolean equal, boolean soft, Pattern value, String text) {

    /// What a key names.
    public enum Kind {
        /// Something of the node.
        CONSTRAINT,
        /// Something that is on the node.
        AFFINITY
    }

    private static final int LONGEST = 1024;
    private static final Pattern FORM = Pattern.compile("([A-Za-z_][A-Za-z0-9\\-_.]+)(==|!=)(~?)(.+)");

    public Expression {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(text, "text");
    }

    /// @throws IllegalArgumentException with what is wrong, for people
    public static Expression parse(Kind kind, String text) {
        Matcher parts = FORM.matcher(text);
        if (text.length() > LONGEST || !parts.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not key==value or key!=value");
        }
        return new Expression(kind, parts.group(1), parts.group(2).equals("=="), !parts.group(3).isEmpty(), pattern(parts.group(4), text), text);
    }

    private static Pattern pattern(String value, String text) {
        if (value.length() < 2 || !value.startsWith("/") || !value.endsWith("/")) {
            return Pattern.compile(Stream.of(value.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")), Pattern.DOTALL);
        }
        try {
            return Pattern.compile(".*(?:" + value.substring(1, value.length() - 1) + ").*", Pattern.DOTALL);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("'" + text + "' holds a regular expression that cannot be read: " + e.getDescription());
        }
    }

    /// Whether a node is right that has these values for the key: with `==` one must fit, with `!=` none may.
    public boolean fits(Collection<String> values) {
        return values.stream().anyMatch(each -> value.matcher(each).matches()) == equal;
    }
}
