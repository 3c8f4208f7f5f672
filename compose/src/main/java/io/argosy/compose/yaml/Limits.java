package io.argosy.compose.yaml;

/// How much a file may hold. `bytes`: size of the file. `depth`: nesting. `nodes` and `characters`:
/// values and their text after every alias is written out, which is what bounds the work of all later phases. `aliased`:
/// how many of these values may come from aliases.
public record Limits(int bytes, int depth, int nodes, int characters, int aliased) {
    public static final Limits STANDARD = new Limits(2 << 20, 64, 250_000, 8 << 20, 100_000);
}
