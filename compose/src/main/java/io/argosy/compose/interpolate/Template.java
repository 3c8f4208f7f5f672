package io.argosy.compose.interpolate;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Replaces `$NAME`, `${NAME}` and the forms with `:-`, `-`, `:?`, `?`, `:+`,
/// `+` (whose words may hold variables again); `$$` is a dollar sign. Total: every text has an expansion.
public final class Template {
    private static final int DEEPEST = 32;
    private static final int LONGEST = 1 << 20;

    private final Function<String, Optional<String>> variables;
    private final Set<String> unset = new LinkedHashSet<>();

    private Template(Function<String, Optional<String>> variables) {
        this.variables = variables;
    }

    public static Expansion expand(String text, Function<String, Optional<String>> variables) {
        if (text.indexOf('$') < 0) {
            return new Expansion.Expanded(text, Set.of());
        }
        var template = new Template(variables);
        try {
            return new Expansion.Expanded(template.text(text, 0), template.unset);
        } catch (Stop stop) {
            return new Expansion.Invalid(stop.getMessage(), stop.remedy);
        }
    }

    private String text(String text, int depth) {
        var out = new StringBuilder();
        var at = 0;
        while (at < text.length()) {
            var dollar = text.indexOf('$', at);
            if (dollar < 0) {
                break;
            }
            out.append(text, at, dollar);
            at = one(text, dollar + 1, depth, out);
            if (out.length() > LONGEST) {
                throw new Stop("the text grows beyond " + LONGEST + " characters", "");
            }
        }
        return out.append(text, at, text.length()).toString();
    }

    /// Expands what follows one dollar sign; answers where the text goes on.
    private int one(String text, int at, int depth, StringBuilder out) {
        var next = at < text.length() ? text.charAt(at) : ' ';
        if (next == '$') {
            out.append('$');
            return at + 1;
        }
        if (next == '{') {
            var close = closing(text, at + 1);
            out.append(braced(text.substring(at + 1, close), depth));
            return close + 1;
        }
        var end = nameEnd(text, at);
        if (end == at) {
            throw invalid(text);
        }
        out.append(plain(text.substring(at, end)));
        return end;
    }

    private static int closing(String text, int from) {
        var open = 1;
        for (var i = from; i < text.length(); i++) {
            if (text.startsWith("${", i)) {
                open++;
            } else if (text.charAt(i) == '}' && --open == 0) {
                return i;
            }
        }
        throw invalid(text);
    }

    private String braced(String inside, int depth) {
        if (depth > DEEPEST) {
            throw new Stop("variables nested deeper than " + DEEPEST + " levels", "");
        }
        var end = nameEnd(inside, 0);
        if (end == 0) {
            throw invalid("${" + inside + "}");
        }
        var name = inside.substring(0, end);
        var rest = inside.substring(end);
        if (rest.isEmpty()) {
            return plain(name);
        }
        var colon = rest.startsWith(":");
        var operator = rest.length() > (colon ? 1 : 0) ? rest.charAt(colon ? 1 : 0) : ' ';
        var word = rest.substring(Math.min(rest.length(), colon ? 2 : 1));
        var value = variables.apply(name).filter(found -> !colon || !found.isEmpty());
        return switch (operator) {
            case '-' -> value.isPresent() ? value.get() : text(word, depth + 1);
            case '+' -> value.isPresent() ? text(word, depth + 1) : "";
            case '?' -> value.isPresent() ? value.get() : missing(name, text(word, depth + 1));
            default -> throw invalid("${" + inside + "}");
        };
    }

    private static String missing(String name, String why) {
        throw new Stop("required variable " + name + " is missing a value" + (why.isEmpty() ? "" : ": " + why),
                "set " + name + " in the environment or in an .env file");
    }

    private String plain(String name) {
        var value = variables.apply(name);
        if (value.isEmpty()) {
            unset.add(name);
        }
        return value.orElse("");
    }

    private static int nameEnd(String text, int from) {
        var at = from;
        while (at < text.length() && isNamePart(text.charAt(at), at > from)) {
            at++;
        }
        return at;
    }

    private static boolean isNamePart(char c, boolean digits) {
        return c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || digits && c >= '0' && c <= '9';
    }

    private static Stop invalid(String text) {
        var shown = text.length() > 80 ? text.substring(0, 80) + "..." : text;
        return new Stop("invalid interpolation format: \"" + shown + "\"", "write $$ for a dollar sign");
    }

    /// Unwinds to [#expand].
    private static final class Stop extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final String remedy;

        Stop(String message, String remedy) {
            super(message, null, false, false);
            this.remedy = remedy;
        }
    }
}
