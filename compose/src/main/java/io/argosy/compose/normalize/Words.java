package io.argosy.compose.normalize;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Splits a command line into words as a shell would: single and double quotes, backslashes; nothing is expanded.
final class Words {
    private final String text;
    private final List<String> words = new ArrayList<>();
    private StringBuilder word;
    private char quote;

    private Words(String text) {
        this.text = text;
    }

    /// Empty when a quote does not end.
    static Optional<List<String>> split(String text) {
        return new Words(text).split();
    }

    private Optional<List<String>> split() {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '\\' && quote != '\'' && i + 1 < text.length()) {
                add(escaped(text.charAt(++i)));
            } else if (quote != 0) {
                quoted(c);
            } else {
                unquoted(c);
            }
        }
        finish();
        return quote == 0 ? Optional.of(words) : Optional.empty();
    }

    private static char escaped(char c) {
        return c == 't' ? '\t' : c == 'n' ? '\n' : c;
    }

    private void quoted(char c) {
        if (c == quote) {
            quote = 0;
        } else {
            add(c);
        }
    }

    private void unquoted(char c) {
        if (c == '\'' || c == '"') {
            quote = c;
            begin();
        } else if (Character.isWhitespace(c)) {
            finish();
        } else {
            add(c);
        }
    }

    private void begin() {
        if (word == null) {
            word = new StringBuilder();
        }
    }

    private void add(char c) {
        begin();
        word.append(c);
    }

    private void finish() {
        if (word != null) {
            words.add(word.toString());
            word = null;
        }
    }
}
