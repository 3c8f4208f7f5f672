package io.argosy.gateway.runtime;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Tables with a heading line that begins with `# `.
final class Csv {
    private Csv() {}

    /// Rows of `show stat`.
    static List<Map<String, String>> rows(String text) {
        return table(text, ",");
    }

    /// Rows of `show servers state`, which begins with a version number.
    static List<Map<String, String>> stateRows(String text) {
        return table(text, " ");
    }

    private static List<Map<String, String>> table(String text, String separator) {
        List<Map<String, String>> rows = new ArrayList<>();
        String[] heading = null;
        for (String line : text.lines().toList()) {
            if (line.startsWith("# ")) {
                heading = line.substring(2).split(separator);
            } else if (heading != null && !line.isBlank()) {
                rows.add(row(heading, line.split(separator, -1)));
            }
        }
        return rows;
    }

    private static Map<String, String> row(String[] heading, String[] cells) {
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < Math.min(heading.length, cells.length); i++) {
            row.put(heading[i], cells[i]);
        }
        return row;
    }
}
