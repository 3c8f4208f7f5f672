package io.argosy.cli.output;

import io.argosy.codec.Json;
import java.io.PrintStream;
import java.util.Map;

/// Where a command prints: results to standard output, everything else to standard error.
///
/// @param interactive whether standard output is a terminal that can be redrawn
/// @param width columns; 0 when unknown or not a terminal
public record Terminal(PrintStream out, PrintStream err, boolean interactive, int width, Json json) {

    private static final int USUAL_WIDTH = 120;

    public static Terminal standard(Map<String, String> environment, Json json) {
        boolean interactive = System.console() != null && System.console().isTerminal();
        return new Terminal(System.out, System.err, interactive, interactive ? columns(environment) : 0, json);
    }

    public void print(Table table) {
        out.print(table.render(width));
    }

    public void printJson(Object record) {
        out.println(json.pretty(record));
    }

    public void note(String line) {
        err.println(line);
    }

    private static int columns(Map<String, String> environment) {
        try {
            return Math.max(40, Integer.parseInt(environment.getOrDefault("COLUMNS", String.valueOf(USUAL_WIDTH))));
        } catch (NumberFormatException e) {
            return USUAL_WIDTH;
        }
    }
}
