package io.argosy.compose.interpolate;

import io.argosy.compose.source.Place;
import io.argosy.compose.source.Problems;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Reads `NAME=value` files: comments, `export`, `NAME: value`, single quotes (taken literally), double
/// quotes (escapes and variables), quotes over several lines, and a bare `NAME` that takes its value from the environment.
/// Variables in values are looked up in the environment first, then among the names read before.
public final class DotEnv {
    private static final int LARGEST = 1 << 20;
    private static final int MOST_PRODUCED = 4 << 20;

    private final String file;
    private final String text;
    private final Environment environment;
    private final Problems problems;
    private final Map<String, String> read = new LinkedHashMap<>();
    private int at;
    private int produced;

    private DotEnv(String file, String text, Environment environment, Problems problems) {
        this.file = file;
        this.text = text;
        this.environment = environment;
        this.problems = problems;
    }

    public static Map<String, String> read(String file, byte[] bytes, Environment environment, Problems problems) {
        if (bytes.length > LARGEST) {
            problems.error(Place.file(file), "", "the file is larger than " + LARGEST + " bytes");
            return Map.of();
        }
        var text = new String(bytes, StandardCharsets.UTF_8).replace("\r\n", "\n");
        var reader = new DotEnv(file, text.startsWith("\uFEFF") ? text.substring(1) : text, environment, problems);
        reader.statements();
        return reader.read;
    }

    /// Lines of `NAME=value` where everything after the first `=` is the value.
    public static Map<String, String> readRaw(byte[] bytes) {
        var values = new LinkedHashMap<String, String>();
        for (var line : new String(bytes, StandardCharsets.UTF_8).lines().toList()) {
            var equals = line.indexOf('=');
            if (equals > 0 && !line.startsWith("#")) {
                values.put(line.substring(0, equals), line.substring(equals + 1));
            }
        }
        return values;
    }

    private void statements() {
        while (!problems.full() && produced <= MOST_PRODUCED && nextStatement()) {
            var start = at;
            if (!statement()) {
                at = lineEnd(start);
            }
        }
        if (produced > MOST_PRODUCED) {
            problems.error(Place.file(file), "", "the file grows beyond " + MOST_PRODUCED + " characters by its variables");
        }
    }

    private boolean nextStatement() {
        while (at < text.length()) {
            if (text.charAt(at) == '#') {
                at = lineEnd(at);
            } else if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else {
                return true;
            }
        }
        return false;
    }

    private boolean statement() {
        if (text.startsWith("export", at) && at + 6 < text.length() && isBlank(text.charAt(at + 6))) {
            at += 6;
            skipBlanks();
        }
        var start = at;
        while (at < text.length() && isNamePart(text.charAt(at))) {
            at++;
        }
        var name = text.substring(start, at);
        skipBlanks();
        if (name.isEmpty()) {
            return broken(start, "unexpected character '" + text.charAt(start) + "' in a variable's name");
        }
        if (at == text.length() || text.charAt(at) == '\n') {
            environment.find(name).ifPresent(value -> read.put(name, value));
            return true;
        }
        if (text.charAt(at) != '=' && text.charAt(at) != ':') {
            return broken(start, "expected = after the variable's name " + name);
        }
        at++;
        skipBlanks();
        return value(name);
    }

    private boolean value(String name) {
        var quote = at < text.length() ? text.charAt(at) : '\n';
        if (quote != '"' && quote != '\'') {
            return store(name, unquoted(), true);
        }
        var start = at;
        var end = quoteEnd(quote);
        if (end < 0) {
            return broken(start, "the quoted value of " + name + " does not end");
        }
        at = end + 1;
        var inside = text.substring(start + 1, end);
        return store(name, quote == '"' ? unescaped(inside) : inside, quote == '"');
    }

    private String unquoted() {
        var end = lineEnd(at);
        var line = text.substring(at, end);
        at = end;
        for (var i = 0; i < line.length(); i++) {
            if (line.charAt(i) == '#' && (i == 0 || isBlank(line.charAt(i - 1)))) {
                return line.substring(0, i).stripTrailing();
            }
        }
        return line.stripTrailing();
    }

    private int quoteEnd(char quote) {
        for (var i = at + 1; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == quote) {
                return i;
            }
        }
        return -1;
    }

    private static String unescaped(String inside) {
        var out = new StringBuilder();
        for (var i = 0; i < inside.length(); i++) {
            var c = inside.charAt(i);
            if (c != '\\' || i + 1 == inside.length()) {
                out.append(c);
                continue;
            }
            out.append(escape(inside.charAt(++i)));
        }
        return out.toString();
    }

    private static String escape(char c) {
        return switch (c) {
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 't' -> "\t";
            case '$' -> "$$";
            case '"', '\\', '\'' -> String.valueOf(c);
            default -> "\\" + c;
        };
    }

    private boolean store(String name, String value, boolean expand) {
        if (!expand) {
            read.put(name, value);
            return true;
        }
        return switch (Template.expand(value, this::lookUp)) {
            case Expansion.Expanded done -> {
                produced += done.text().length();
                read.put(name, done.text());
                yield true;
            }
            case Expansion.Invalid invalid -> broken(Math.max(0, at - 1), name + ": " + invalid.message());
        };
    }

    private Optional<String> lookUp(String name) {
        return environment.find(name).or(() -> Optional.ofNullable(read.get(name)));
    }

    private boolean broken(int position, String message) {
        var line = (int) text.substring(0, position).chars().filter(c -> c == '\n').count() + 1;
        var column = position - text.lastIndexOf('\n', Math.max(0, position - 1));
        problems.error(new Place(file, line, Math.max(1, column)), "", message);
        return false;
    }

    private int lineEnd(int from) {
        var end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    private void skipBlanks() {
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\u000B' || c == '\f' || c == '\r' || c == '\u0085' || c == '\u00A0';
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '-' || c == '[' || c == ']';
    }
}
