package io.argosy.compose.schema;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/// What one field may hold: its form, the words allowed (none named: any), the range of a number, whether its keys must be names.
public record Row(Form form, Set<String> values, long least, long most, boolean names) {
    public Row {
        values = Set.copyOf(values);
    }

    boolean isBounded() {
        return least != Long.MIN_VALUE || most != Long.MAX_VALUE;
    }

    /// Reads `form [word ...] [least..most] [names]`.
    static Row parse(String[] words) {
        var values = new HashSet<String>();
        var least = Long.MIN_VALUE;
        var most = Long.MAX_VALUE;
        var names = false;
        for (var word : Arrays.copyOfRange(words, 1, words.length)) {
            if (word.contains("..")) {
                least = bound(word.substring(0, word.indexOf("..")), least);
                most = bound(word.substring(word.indexOf("..") + 2), most);
            } else if (word.equals("names")) {
                names = true;
            } else {
                values.add(word);
            }
        }
        return new Row(Form.named(words[0]), values, least, most, names);
    }

    private static long bound(String text, long otherwise) {
        return text.isEmpty() ? otherwise : Long.parseLong(text);
    }
}
