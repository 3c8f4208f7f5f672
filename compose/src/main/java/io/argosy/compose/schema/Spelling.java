package io.argosy.compose.schema;

/// Suggests the key that was probably meant.
final class Spelling {
    private static final int FARTHEST = 2;

    private Spelling() {}

    static String remedy(String key, Iterable<String> known) {
        var best = FARTHEST + 1;
        var meant = "";
        for (var candidate : known) {
            var distance = key.length() > 64 ? best : distance(key, candidate);
            if (distance < best) {
                best = distance;
                meant = candidate;
            }
        }
        return meant.isEmpty() ? "remove it, or prefix it with x-" : "did you mean " + meant + "?";
    }

    /// Levenshtein distance.
    private static int distance(String a, String b) {
        var row = new int[b.length() + 1];
        for (var j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (var i = 1; i <= a.length(); i++) {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.length(); j++) {
                var replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
